"""Real works: their identifiers and bibliographic facts; every abstract is a summary in words of this project."""

from __future__ import annotations

from tests.claimcheck_stub.works import Comment, StubWork, Update, labelled

JENSEN = StubWork(
    title="Rest versus exercise as treatment for patients with low back pain and Modic changes. "
    "A randomized controlled clinical trial",
    authors=(
        ("Jensen", "Rikke K"),
        ("Leboeuf-Yde", "Charlotte"),
        ("Wedderkopp", "Niels"),
        ("Sorensen", "Joan S"),
        ("Manniche", "Claus"),
    ),
    journal="BMC Medicine",
    abbreviation="BMC Med",
    publisher="Springer Science and Business Media LLC",
    issued=(2012, 2, 29),
    volume="10",
    article_number="22",
    doi="10.1186/1741-7015-10-22",
    pmid="22376791",
    pmcid="PMC3348080",
    abstract=labelled(
        """
        Background: Low back pain with Modic changes tends to last and to respond poorly. Exercise is what is
        recommended for chronic low back pain, but perhaps not what helps here. Exercise and staying active was
        compared with unloading and daily rest.

        Methods: Outpatients with persistent low back pain and Modic changes were allocated by minimization to
        ten weeks of rest (two hours lying down a day, a flexible lumbar belt if wished) or to exercise once a
        week for ten weeks. Pain, disability and general health were followed up after 10 and after 52 weeks.

        Results: Of 100 patients, 87 had data after 10 weeks and 96 after one year; the analysis was by
        intention to treat. The groups did not differ significantly on any outcome.

        Conclusions: Rest with less load and exercise with staying active did not lead to different outcomes.
        """
    ),
    full_text=labelled(
        """
        Interventions: The rest group was to lie down for two hours every day and could wear a flexible lumbar
        belt; the exercise group trained once a week. Both courses lasted ten weeks.

        Outcomes: No outcome differed significantly between the two groups after 10 or after 52 weeks.
        """
    ),
    publication_types=("Comparative Study", "Journal Article", "Randomized Controlled Trial"),
    mesh=("Adult", "Exercise Therapy", "Female", "Humans", "Low Back Pain", "Male", "Middle Aged", "Rest"),
    licence="http://creativecommons.org/licenses/by/2.0",
    trial="NCT00454792",
    enrolled=100,
    landing_page="http://bmcmedicine.biomedcentral.com/articles/10.1186/1741-7015-10-22",
)

JENSEN_COHORT = StubWork(
    title="Is the development of Modic changes associated with clinical symptoms? A 14-month cohort study with MRI",
    authors=(("Jensen", "Rikke K"), ("Leboeuf-Yde", "Charlotte"), ("Wedderkopp", "Niels"), ("Sorensen", "Joan S")),
    journal="European Spine Journal",
    abbreviation="Eur Spine J",
    issued=(2012, 11),
    volume="21",
    issue="11",
    pages="2271-2279",
    doi="10.1007/s00586-012-2309-9",
    pmid="22526703",
    pmcid="PMC3481109",
    mesh=("Cohort Studies", "Humans", "Low Back Pain", "Magnetic Resonance Imaging"),
)
"""The near miss: same first author, year and subject as `JENSEN`."""

JENSEN_REVIEW = StubWork(
    title="Is the presence of Modic changes associated with the outcomes of different treatments? "
    "A systematic critical review",
    authors=(("Jensen", "Rikke K"), ("Leboeuf-Yde", "Charlotte")),
    journal="BMC Musculoskeletal Disorders",
    abbreviation="BMC Musculoskelet Disord",
    issued=(2011,),
    volume="12",
    article_number="183",
    doi="10.1186/1471-2474-12-183",
)

ALBERT = StubWork(
    title="Antibiotic treatment in patients with chronic low back pain and vertebral bone edema (Modic type 1 "
    "changes): a double-blind randomized clinical controlled trial of efficacy",
    authors=(("Albert", "Hanne B."), ("Sorensen", "Joan S."), ("Christensen", "Berit Schiott"), ("Manniche", "Claus")),
    journal="European Spine Journal",
    abbreviation="Eur Spine J",
    issued=(2013, 4),
    volume="22",
    issue="4",
    pages="697-707",
    doi="10.1007/s00586-013-2675-y",
    pmid="23404353",
    publication_types=("Journal Article", "Randomized Controlled Trial"),
)

CORNELISSEN = StubWork(
    title="Exercise Training for Blood Pressure: A Systematic Review and Meta-analysis",
    authors=(("Cornelissen", "Véronique A."), ("Smart", "Neil A.")),
    journal="Journal of the American Heart Association",
    abbreviation="JAHA",
    issued=(2013, 1, 23),
    volume="2",
    issue="1",
    pages="e004473",
    doi="10.1161/jaha.112.004473",
    pmid="23525435",
    pmcid="PMC3603230",
    abstract=labelled(
        """
        Methods and Results: Trials with random allocation, of at least four weeks, in healthy adults were
        pooled: 93 trials with 5223 participants. Systolic pressure fell by 3.5 mm Hg after endurance, 1.8 after
        dynamic resistance and 10.9 after isometric resistance training, but not after combined training.
        Diastolic pressure fell by 2.5, 3.2, 6.2 and 2.2 mm Hg.

        Conclusions: Each kind of training lowers diastolic pressure; isometric training may lower both most.
        """
    ),
    publication_types=("Journal Article", "Meta-Analysis", "Systematic Review"),
    mesh=("Blood Pressure", "Exercise", "Humans", "Hypertension", "Resistance Training"),
)

CORNELISSEN_FAGARD = StubWork(
    title="Effects of Endurance Training on Blood Pressure, Blood Pressure–Regulating Mechanisms, and "
    "Cardiovascular Risk Factors",
    authors=(("Cornelissen", "Véronique A."), ("Fagard", "Robert H.")),
    journal="Hypertension",
    issued=(2005, 10),
    volume="46",
    issue="4",
    pages="667-675",
    doi="10.1161/01.hyp.0000184225.05629.51",
    publication_types=("Journal Article", "Meta-Analysis"),
)

WAKEFIELD = StubWork(
    title="RETRACTED: Ileal-lymphoid-nodular hyperplasia, non-specific colitis, and pervasive developmental disorder "
    "in children",
    authors=(("Wakefield", "AJ"), ("Murch", "SH"), ("Anthony", "A")),
    journal="The Lancet",
    abbreviation="Lancet",
    publisher="Elsevier BV",
    issued=(1998, 2),
    volume="351",
    issue="9103",
    pages="637-641",
    doi="10.1016/s0140-6736(97)11096-0",
    pmid="9500320",
    publication_types=("Journal Article", "Retracted Publication"),
    mesh=("Child", "Colitis", "Humans"),
    updated_by=(
        Update(doi="10.1016/s0140-6736(04)15715-2", type="correction", date=(2004, 3, 6), source="retraction-watch"),
        Update(doi="10.1016/s0140-6736(10)60175-4", type="retraction", date=(2010, 2, 6), source="retraction-watch"),
    ),
    comments=(
        Comment(
            ref_type="RetractionIn",
            source="Lancet. 2010 Feb 6;375(9713):445. doi: 10.1016/S0140-6736(10)60175-4.",
            pmid="20137807",
        ),
    ),
)

WAKEFIELD_NOTICE = StubWork(
    title="Retraction—Ileal-lymphoid-nodular hyperplasia, non-specific colitis, and pervasive developmental disorder "
    "in children",
    journal="The Lancet",
    abbreviation="Lancet",
    publisher="Elsevier BV",
    issued=(2010, 2),
    volume="375",
    issue="9713",
    pages="445",
    doi="10.1016/s0140-6736(10)60175-4",
    pmid="20137807",
    publication_types=("Journal Article", "Retraction of Publication"),
    update_to=(
        Update(doi="10.1016/s0140-6736(97)11096-0", type="retraction", date=(2010, 2, 6), source="retraction-watch"),
    ),
    comments=(Comment(ref_type="RetractionOf", source="Lancet. 1998 Feb 28;351(9103):637-41", pmid="9500320"),),
)

METHYLPHENIDATE = StubWork(
    title="Methylphenidate Exposure Induces Dopamine Neuron Loss and Activation of Microglia in the Basal Ganglia of "
    "Mice",
    authors=(
        ("Sadasivan", "Shankar"),
        ("Pond", "Brooks B."),
        ("Pani", "Amar K."),
        ("Qu", "Chunxu"),
        ("Jiao", "Yun"),
        ("Smeyne", "Richard J."),
    ),
    journal="PLoS ONE",
    abbreviation="PLoS ONE",
    issued=(2012, 3, 21),
    volume="7",
    issue="3",
    pages="e33693",
    doi="10.1371/journal.pone.0033693",
    updated_by=(
        Update(doi="10.1371/annotation/c76da2c1-ccb8-4797-94c1-359d3ceceeda", type="correction", date=(2012, 5, 8)),
    ),
    licence="http://creativecommons.org/licenses/by/4.0/",
)
"""A corrected paper, and a study in mice that only its title tells to be one."""

DEXAMETHASONE_PREPRINT = StubWork(
    title="Effect of Dexamethasone in Hospitalized Patients with COVID-19 – Preliminary Report",
    authors=(("Horby", "Peter"), ("Lim", "Wei Shen"), ("Emberson", "Jonathan")),
    issued=(2020, 6, 22),
    doi="10.1101/2020.06.22.20137273",
    kind="posted-content",
    subtype="preprint",
    preprint_of="10.1056/nejmoa2021436",
)

DEXAMETHASONE = StubWork(
    title="Dexamethasone in Hospitalized Patients with Covid-19",
    authors=(("The RECOVERY Collaborative Group", ""),),
    journal="New England Journal of Medicine",
    abbreviation="N Engl J Med",
    issued=(2021, 2, 25),
    volume="384",
    issue="8",
    pages="693-704",
    doi="10.1056/nejmoa2021436",
    pmid="32678530",
    abstract=labelled(
        """
        Results: Dexamethasone was given to 2104 patients, usual care to 4321. Within 28 days 22.9% and 25.7%
        died; the benefit was seen in patients who received oxygen or ventilation, not in those without.
        """
    ),
    publication_types=("Journal Article", "Randomized Controlled Trial"),
    has_preprint="10.1101/2020.06.22.20137273",
    trial="NCT04381936",
)

MALARIA_DATA = StubWork(
    title="Data from: A new malaria agent in African hominids.",
    authors=(("Ollomo", "Benjamin"),),
    publisher="Dryad",
    issued=(2011,),
    doi="10.5061/dryad.8515",
    agency="DataCite",
    kind="Dataset",
    licence="https://creativecommons.org/publicdomain/zero/1.0/legalcode",
    landing_page="https://datadryad.org/dataset/doi:10.5061/dryad.8515",
)

PUBLISHED = (
    JENSEN,
    JENSEN_COHORT,
    JENSEN_REVIEW,
    ALBERT,
    CORNELISSEN,
    CORNELISSEN_FAGARD,
    WAKEFIELD,
    WAKEFIELD_NOTICE,
    METHYLPHENIDATE,
    DEXAMETHASONE_PREPRINT,
    DEXAMETHASONE,
    MALARIA_DATA,
)
