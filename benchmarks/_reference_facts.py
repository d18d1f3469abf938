"""Names, titles, journals, publishers and numbers for references made up to fit the tagger.

Authors, titles and journals come from the printed references of `data/reference_matching` (MIT); the rest is
made of words listed here.
"""

from __future__ import annotations

import json
import random
import re
from pathlib import Path

from attrs import frozen

_APA = re.compile(
    r"(?P<authors>[^()]{3,400}?)\s\((?P<year>\d{4})\)\.\s(?P<title>[^?!]{12,300}?[.?!])\s(?P<journal>[^.,\d]{3,90}),\s"
    r"(?P<volume>\d+)(?:\(|,|\.)"
)
_PERSON = re.compile(r"([^\W\d_][^,&…]{1,30}),\s((?:[^\W\d_]\.[\s-]?){1,4})")


def _words(text: str) -> list[str]:
    return [line.strip() for line in text.strip().replace("\n", "|").split("|") if line.strip()]


GIVEN = _words(
    "James|Mary|Robert|Patricia|John|Jennifer|Michael|Linda|David|Elizabeth|William|Barbara|Richard|Susan|Joseph|Jessica"
    "|Thomas|Sarah|Charles|Karen|Pierre|Marie|Jean|Jean-Pierre|Claude|François|Émile|Hélène|Jürgen|Wolfgang|Hans|Günter"
    "|Ursula|Inka|Bärbel|Giovanni|Paolo|Francesca|Carlo|Elena|José|María|Juan|Luis|Carmen|João|Ana|Pedro|Maria|Rikke"
    "|Søren|Lars|Anna|Ingrid|Björn|Anders|Mikhail|Tatiana|Ivan|Olga|Wei|Ming|Xiao|Li|Hiroshi|Yoko|Kenji|Ravi|Priya|Amit"
    "|Fatima|Ahmed|Mohammed|Aisha|Kwame|Nadia|Noam|Yael|Stephen|Emily|Daniel|Laura|Mark|Helen|Peter|Ruth|George|Margaret"
    "|Paul|Alice|Simon|Judith|Ian|Fiona|Niels|Charlotte|Joan|Claus|Walter|Hannah|Martin|Edith|Roland|Michel|Gilles|Julia"
)
EXTRA = _words(
    "van der Berg|de la Cruz|von Hessem|De Schreye|Van Roy|O'Brien|Leboeuf-Yde|García Márquez|Mülder-Bach|D'Angelo|McEvoy"
    "|MacDonald|Le Goff|Di Paolo|Da Silva|dos Santos|Ben-David|El-Sayed|Åström|Łukasiewicz|Çelik|Šimek|Nuñez|ten Have"
    "|al-Khalili|St. Clair|Fitz Gerald|Lévi-Strauss|Birkhoff|Wu|Li|Ng|Xu|Ito|Oh"
)
CITIES = _words(
    "London|New York|Oxford|Cambridge|Paris|Berlin|Amsterdam|Boston|Chicago|Philadelphia|Washington|Princeton|Los Angeles"
    "|San Francisco|Toronto|Montreal|Melbourne|Sydney|Dordrecht|Leiden|Geneva|Zürich|Wien|München|Frankfurt|Hamburg|Köln"
    "|Stuttgart|Madrid|Barcelona|Lisboa|Roma|Milano|Torino|Firenze|Stockholm|Oslo|Copenhagen|Helsinki|Praha|Budapest|Moscow"
    "|Tokyo|New Delhi|Buenos Aires|Rio de Janeiro|São Paulo|Baltimore|Hillsdale|Mahwah|Englewood Cliffs|Reading|Menlo Park"
    "|Bloomington|Minneapolis|Durham|Edinburgh|Manchester|Thousand Oaks|Newbury Park|Beverly Hills|Aldershot|Basingstoke"
    "|Würzburg|Göttingen|Louvain-la-Neuve|Rennes|Grenoble|Hanover|Ithaca|Norwood|Clevedon|Dubuque|Belmont|Monterey|Lund"
    "|Reston|Alexandria|Eugene|Peabody|Grand Rapids|Waltham|Stroud|Abingdon|Ross-on-Wye|Mexico City|Santiago|Bogotá|Lima"
)
REGIONS = _words(
    "MA|NY|CA|NJ|IL|PA|DC|TX|FL|MD|UK|USA|England|France|Germany|Italy|Spain|Netherlands|Belgium|Canada|Australia|Japan"
    "|Mass.|Calif.|N.J.|N.Y.|D.C.|Conn.|Md.|CT|WA|OR|Hawaii|Florida|California|Switzerland|Austria|Sweden|Brazil|China|India"
    "|United Kingdom|The Netherlands|New Jersey|Ontario|Massachusetts|Texas|MI|OH|NC|VA|Portugal|Greece|Poland"
)
PUBLISHERS = _words(
    "Oxford University Press|Cambridge University Press|Springer|Springer-Verlag|Elsevier|Wiley|John Wiley & Sons|Sage"
    "|Routledge|Blackwell|Macmillan|Palgrave Macmillan|W. W. Norton|Norton|Erlbaum|Lawrence Erlbaum Associates|Kluwer"
    "|Academic Press|Addison-Wesley|McGraw-Hill|Prentice Hall|Prentice-Hall|Morgan Kaufmann|MIT Press|The MIT Press"
    "|Harvard University Press|Yale University Press|University of Chicago Press|University of California Press|Basic Books"
    "|Penguin|Vintage|Knopf|Alfred A. Knopf|Doubleday|Harper & Row|HarperCollins|Houghton Mifflin|Gallimard|Seuil|PUF"
    "|Presses universitaires de France|Éditions du Seuil|L'Harmattan|Armand Colin|Fayard|Flammarion|La Découverte|Suhrkamp"
    "|Rüdiger Köppe Verlag|De Gruyter|Fischer Verlag|C. H. Beck|Einaudi|Laterza|Il Mulino|Forense|Saraiva|Aeroplano|Cátedra"
    "|Siglo XXI|Benjamins|John Benjamins|Mouton|North-Holland|Plenum Press|Plenum|Pergamon|Jossey-Bass|Guilford Press"
    "|American Psychological Association|ACM Press|ACM|IEEE|IEEE Press|IEEE Computer Society Press|AAAI Press|CRC Press"
    "|Birkhäuser|Brill|Peeters|Hendrickson|Judson Press|Zone Books|Verso|Polity|Ashgate|Continuum|Dover Publications|Dover"
    "|St. Martin's Press|Farrar, Straus and Giroux|Holt, Rinehart and Winston|Little, Brown|Simon & Schuster|Random House"
    "|World Health Organization|US Government Printing Office|National Academy Press|Author|PCCS Books|CSLI|Ablex|Elsevier Science"
    "|Lippincott Williams & Wilkins|Saunders|Mosby|Thieme|Karger|Butterworth-Heinemann|Churchill Livingstone|Chapman & Hall"
)
SUBJECTS = _words(
    "Artificial Intelligence|Machine Learning|Computer Science|Programming Languages|Databases|Data Engineering|Robotics"
    "|Neural Networks|Pattern Recognition|Information Retrieval|Software Engineering|Parallel Processing|Computer Vision"
    "|Applied Linguistics|Language Acquisition|Social Psychology|Public Health|Nutrition|Spinal Disorders|Pain Medicine"
    "|Rheumatology|Epidemiology|Cognitive Science|Economic Growth|Medieval History|Political Theory|Modern Art|Geology"
    "|Theoretical Physics|Nanotechnology|Tissue Engineering|Education|Child Development|Nursing|Oncology|Gerontology"
    "|Computational Biology|Logic Programming|Operating Systems|Computer Architecture|Theoretical Computer Science"
    "|Autonomous Agents|Human Factors in Computing Systems|Lunar and Planetary Science|Impact Cratering|Vertebrate Pests"
)
THINGS = _words(
    "memory|power|culture|the body|the novel|desire|nature|war|the city|modernity|gender|truth|reading|faith|the law|reason"
    "|justice|the family|migration|empire|the state|music|the image|landscape|silence|fear|trauma|identity|labour|anxiety"
    "|disease|ageing|sleep|diet|exercise|back pain|childhood|language|method|freedom|the self|race|revolution|the market"
)
PLACES = _words(
    "England|Renaissance Italy|Nineteenth-Century France|the Ancient World|Latin America|the American West|Weimar Germany"
    "|Byzantium|Africa|Postwar Japan|the Middle Ages|Victorian Britain|Southeast Asia|the Third World|Canada|Shakespeare"
)
FOREIGN = _words(
    "La mort et les hommes en {x}|Les élites et le pouvoir|Nourritures et cuisines de {x}|Histoire de la vie privée"
    "|L'écriture et la différence|Leçons d'introduction à la psychanalyse|Sociologie politique de la demande sociale"
    "|Le citoyen, l'élu, l'expert|Égalité, diversité et discriminations|La question du genre à l'école"
    "|Räume der Romantik|Gesundheit als Lebenswert|Zur Soziologie des Alltags|Das Kapital und die Arbeit|Der Untergang der Städte"
    "|Die Schule für alle: Versuch einer Bilanz|Einführung in die Psychologie|Grundlagen der medizinischen Rehabilitation"
    "|Curso de direito penal: parte geral|Os perigosos: autobiografia e doença|A formação do Estado no Brasil"
    "|Políticas públicas e saúde coletiva|Avaliação da dor lombar em adultos|Historia de la vida cotidiana en {x}"
    "|Obra crítica|El dolor lumbar crónico: una revisión|Identidad y cultura en {x}|La construcción social de la enfermedad"
    "|Storia della letteratura italiana|Recenti ricerche nel santuario di {x}|Il mestiere di scrivere|La fabbrica della salute"
    "|De geschiedenis van {x}|Handboek der psychiatrie|Over de grenzen van de taal|Études sur {x}|Essai sur le don"
)
FOREIGN_JOURNALS = _words(
    "Annales de Bretagne|Travail, genre et société|Revue archéologique|Critique internationale|Lien social|La classe"
    "|Revue française de sociologie|Zeitschrift für Inklusion|Deutsche Bauzeitung|Gemeinsam leben|Die Zeit|Der Spiegel"
    "|Psychologische Rundschau|Revista de Saúde Pública|Cadernos de Pesquisa|Estudios Demográficos|La Nuova Storia Contemporanea"
    "|Quaderni storici|Le Monde|Tidsskrift for Den norske legeforening|Nederlands Tijdschrift voor Geneeskunde|Esprit"
)
JOURNALS = _words(
    "Machine Learning|Artificial Intelligence|Communications of the ACM|Journal of the ACM|ACM Computing Surveys|Computer"
    "|IEEE Transactions on Computers|IEEE Transactions on Software Engineering|IEEE Transactions on Pattern Analysis and Machine Intelligence"
    "|IEEE Transactions on Systems, Man, and Cybernetics|Neural Computation|Biological Cybernetics|Theoretical Computer Science"
    "|Information and Computation|SIAM Journal on Computing|Parallel Computing|Software: Practice and Experience|IEEE Computer"
    "|Operations Research|Biometrika|Econometrica|Cognition|Psychological Review|Child Development|Neuron|Cell|Brain|Gut|Pain"
    "|Science|Nature|Nature Genetics|Nature Communications|The Lancet|Lancet|BMJ|JAMA|New England Journal of Medicine|Spine"
    "|European Spine Journal|BMC Medicine|BMC Musculoskeletal Disorders|PLoS ONE|PLOS Medicine|Proceedings of the National Academy of Sciences"
    "|Proceedings of the National Academy of Sciences of the United States of America|Meteoritics and Planetary Science|Geology"
    "|Astrophysical Journal|Physical Review Letters|Physical Review B|Applied Physics Letters|Nano Letters|Optics Express"
    "|Journal of Geophysical Research|Film Comment|October|Critical Inquiry|New Literary History|Past & Present|Modern Fiction Studies"
    "|Geographical Review|American Political Science Review|Political Behavior|Quarterly Journal of Economics|Antiquity|World Architecture"
    "|Arthritis & Rheumatism|Social Science & Medicine|Health Affairs|Psychiatry and Clinical Neurosciences|Appetite|Obesity"
    "|Cochrane Database of Systematic Reviews|Archives of Internal Medicine|Annals of Internal Medicine|The Spine Journal|Nutrients"
)
PAPERS = _words(
    "New York Times|The New York Times|Washington Post|The Guardian|Boston Globe|Los Angeles Times|The Times|Wall Street Journal"
    "|New Yorker|Newsweek|Time|The Economist|Le Monde|Folha de S. Paulo|Chicago Tribune|The Independent|Irish Times|Le Figaro"
    "|Der Spiegel|Daily Mail|USA Today|The Age|Sydney Morning Herald|El País|Scientific American|New Scientist|Harper's Magazine"
)
ORGS = _words(
    "World Health Organization|Mayo Clinic|National Institutes of Health|Centers for Disease Control and Prevention|NHS"
    "|National Institute for Health and Care Excellence|U.S. Department of Transportation|Alliance for Excellent Education"
    "|American Psychiatric Association|European Food Safety Authority|Cancer Research UK|Arthritis Foundation|Cleveland Clinic"
    "|Bundesministerium für Gesundheit|Haute Autorité de santé|Ministério da Saúde|U.S. Bureau of the Census|OECD|World Bank"
    "|United Nations Development Programme|Food and Drug Administration|Institute of Medicine|Sun Microsystems|UNESCO|EFSA"
    "|Victorian Equal Opportunity Commission|International Society for the Study of Pain|WHO|British Medical Association"
)
MONTHS = _words(
    "January|February|March|April|May|June|July|August|September|October|November|December|Jan.|Feb.|Mar.|Apr.|Aug.|Sept."
    "|Oct.|Nov.|Dec.|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec|janvier|mars|septembre|octobre|Januar|März|Oktober|enero|abril"
    "|maio|setembro|maggio|dicembre|Spring|Summer|Fall|Autumn|Winter"
)
SERIES = _words(
    "Lecture Notes in Computer Science|LNCS|Springer Series in Optical Sciences|Studies in Linguistics|Bulletin|Special Publication"
    "|Contributions to Economics|Cambridge Studies in Social Anthropology|Research Paper|Memoir|Fontes Archaeologici|Geological Survey Paper"
)
NOTES = _words(
    "In preparation|Submitted for publication|Unpublished manuscript|Manuscript|Draft|To appear|Epub ahead of print|[PubMed]"
    "|[Google Scholar]|Reprinted 1988|Review|[in Chinese]|Special issue on learning|Online|PMID: 12345678|Discussion 123-5"
)
_ABBREVIATED = {
    "Journal": "J", "International": "Int", "American": "Am", "British": "Br", "European": "Eur", "Review": "Rev",
    "Reviews": "Rev", "Research": "Res", "Science": "Sci", "Sciences": "Sci", "Medicine": "Med", "Medical": "Med",
    "Clinical": "Clin", "Chemistry": "Chem", "Chemical": "Chem", "Physics": "Phys", "Physical": "Phys", "Biology": "Biol",
    "Biological": "Biol", "Psychology": "Psychol", "Proceedings": "Proc", "National": "Natl", "Academy": "Acad",
    "Letters": "Lett", "Applied": "Appl", "Engineering": "Eng", "Disorders": "Disord", "Musculoskeletal": "Musculoskelet",
    "Transactions": "Trans", "Archives": "Arch", "Annals": "Ann", "Internal": "Intern", "Surgery": "Surg", "Society": "Soc",
    "Materials": "Mater", "Molecular": "Mol", "Astrophysical": "Astrophys", "Communications": "Commun", "England": "Engl",
    "Database": "Database", "Systematic": "Syst", "Systems": "Syst", "Technology": "Technol", "Health": "Health",
    "Computing": "Comput", "Geophysical": "Geophys", "Optical": "Opt", "Experimental": "Exp", "Environmental": "Environ",
    "Epidemiology": "Epidemiol", "Nutrition": "Nutr", "Psychiatry": "Psychiatry", "Neurology": "Neurol", "Quarterly": "Q",
}  # fmt: skip


@frozen
class Facts:
    """What references are made of."""

    families: list[str]
    titles: list[str]
    journals: list[str]
    books: list[str]


def gather(folder: Path) -> Facts:
    """The facts of the printed references in `folder` (`data/reference_matching`)."""
    families, titles, journals, books = list(EXTRA) * 20, [], list(JOURNALS) * 3, []
    for name in ("apa.json", "excluded-apa.json"):
        for entry in json.loads((folder / name).read_text(encoding="utf-8")):
            printed = entry["ref_string"] or ""
            families += [person[0] for person in _PERSON.findall(printed.split("(")[0])]
            if match := _APA.match(printed):
                titles.append(match["title"].strip())
                journals.append(match["journal"])
            elif book := re.search(r"[.?!]\s([^.?!\d]{15,90}), \d+–\d+\.$", printed):
                books.append(book[1])
    return Facts(families, titles, journals, books)


def abbreviated(journal: str, stop: str, chance: random.Random) -> str:
    """The journal's name as indexes shorten it, with `stop` after each shortened word."""
    words = [word for word in re.findall(r"[\w&'-]+", journal) if word.lower() not in {"of", "the", "and", "in", "for", "&"}]
    if len(words) < 2:
        return journal
    short = []
    for word in words:
        cut = _ABBREVIATED.get(word) or (word if len(word) < 6 or chance.random() < 0.3 else word[: chance.randint(3, 6)])
        short.append(cut + (stop if cut != word else ""))
    return " ".join(short)
