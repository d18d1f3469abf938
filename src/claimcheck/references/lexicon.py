"""Words that betray the part of a reference they stand in, in the languages that bibliographies mix."""

from __future__ import annotations

_CLASSES = {
    "journal": """
        journal j jnl review reviews rev revue revista rivista zeitschrift archives archive arch arq arquivos annals
        ann annales annali letters lett bulletin bull magazine quarterly quart transactions trans tidsskrift
        tijdschrift acta advances adv nature science lancet bmj jama plos cell brain gut thorax chest heart
        diabetes circulation pediatrics neurology cochrane bmc int gazette newsletter forum herald tribune
        guardian post newspaper monatsschrift wochenschrift cahiers quaderni cuadernos anales boletin bollettino
        jahrbuch jahrbücher communications commun current curr opinion opin trends frontiers front clinics
        times today news studies weekly daily monthly eur european scand scandinavian british brit br am
        american amer canadian can australian aust indian chinese chin jpn japanese ned n appl applied
    """,
    "abbreviation": """
        j med clin res biol chem phys sci proc natl acad int am br eur rev ann arch bull lett exp appl physiol
        pharmacol psychol psychiatry neurol surg pathol microbiol immunol genet mol biochem biophys cardiol
        oncol pediatr epidemiol environ health public nutr endocrinol metab engl soc assoc math stat comput
        eng tech technol trans commun mater nano ophthalmol orthop rheumatol radiol dis disord gastroenterol
        hepatol nephrol urol obstet gynecol otolaryngol dermatol anesth crit care emerg nurs rehabil sports
        adv curr opin syst rep mon wkly suppl educ econ hist philos lang ling soc geol geophys astron astrophys
        astrophysical mon roy soft softw inf theor behav cogn dev ecol evol zool bot agric vet dent oral
        acta scand bioeng biomed biotechnol bioinformatics toxicol virol opt struct interf ser amer mus nat
    """,
    "container": """
        proceedings proc conference conf symposium workshop congress meeting handbook encyclopedia encyclopaedia
        dictionary advances lecture notes colloquium actes kongress congresso convegno atti readings
        companion essays seminar session perspectives annual international ieee acm icml ijcai aaai nips
        siggraph sigmod sigplan sigir sigmetrics poster presented yearbook compendium anthology
    """,
    "publisher": """
        press university publishing publishers publications publisher verlag wiley springer elsevier sage
        routledge blackwell macmillan palgrave norton erlbaum kluwer academic addison wesley mcgraw hill
        prentice hall books editions éditions editorial editora edizioni editore presses kaufmann harcourt
        penguin knopf doubleday harper houghton mifflin random gallimard seuil puf suhrkamp saunders mosby
        lippincott williams wilkins thieme karger brill guilford basic free vintage dover ballantine scribner
        viking pergamon plenum holland benjamins mouton ablex jossey bass association society institute
        laboratory laboratories department dept corporation corp inc ltd llc gmbh company co co-op sons bros
        center centre council bureau government school college universität université universidad universidade
        università universiteit ministry office agency organization organisation foundation academy
        birkhäuser crc heinemann collins oup cup mit editors fayard flammarion minuit vrin colin harmattan
        payot puf larousse nathan dunod masson hachette einaudi mondadori laterza feltrinelli zanichelli
        cátedra ariel tecnos alianza siglo planeta atlas forense saraiva vozes hansa fischer beck gruyter
        continuum ashgate verso polity longman methuen faber chatto windus unwin hodder stoughton rinehart
        holt winston little brown crown simon schuster farrar straus giroux grove pantheon bantam praeger
        greenwood rowman littlefield transaction lexington greenhaven hill wang st martin's martins
    """,
    "place": """
        london york new oxford cambridge paris berlin amsterdam boston chicago philadelphia washington princeton
        stanford angeles francisco san toronto montreal ottawa melbourne sydney canberra dordrecht leiden
        rotterdam hague utrecht leuven brussels bruxelles geneva genève zürich zurich basel bern vienna wien
        münchen munich frankfurt hamburg köln cologne heidelberg stuttgart leipzig göttingen tübingen
        wiesbaden würzburg madrid barcelona lisboa lisbon porto roma rome milano milan torino turin firenze
        florence bologna napoli venezia venice stockholm uppsala göteborg oslo copenhagen københavn aarhus
        helsinki warsaw warszawa kraków prague praha budapest moscow beijing shanghai tokyo kyoto osaka
        seoul delhi mumbai bombay singapore jerusalem haifa cairo nairobi johannesburg buenos aires rio
        janeiro são paulo bogotá lima santiago mexico méxico caracas hillsdale mahwah hoboken baltimore
        englewood cliffs reading menlo park palo alto santa monica barbara cruz berkeley ithaca bloomington
        urbana ann arbor minneapolis madison austin houston dallas atlanta durham chapel lincoln seattle
        portland denver detroit cleveland pittsburgh columbus louis orleans edinburgh glasgow manchester
        birmingham bristol leeds liverpool dublin cardiff aldershot basingstoke harmondsworth thousand oaks
        newbury beverly hills norwood cliffs jersey upper saddle river mass massachusetts calif california
        texas conn connecticut illinois ill penn pennsylvania maryland md virginia va usa u.s.a uk england
        scotland ireland france germany italy spain netherlands belgium switzerland austria sweden norway
        denmark finland poland canada australia zealand japan china india israel brazil greece athens ny nj
        ma ca il pa dc tx fl wa or nc oh mi mn wi ga az ut ct ri nh vt nv co tn mo ky la
        orlando florida hawaii ohio michigan georgia arizona oregon vancouver lyon toulouse marseille
        bordeaux strasbourg rennes lille grenoble nancy louvain neuve lawrence kansas albany garden city
    """,
    "editor": """
        ed eds editor editors edited hg hgg hrsg herausgegeben herausgeber dir dirs coord coords org orgs
        curatore cura trans translated translator traduit traduction übersetzt übers tr directed red
        compiled comp éd éds editado trad traducido introduction foreword préface vertaald
    """,
    "genre": """
        thesis dissertation diss phd ph.d doctoral master's masters m.sc msc thèse doctorat tese tesis tesi
        report technical tech memo memorandum working paper preprint unpublished manuscript patent mimeo
        dissertação doutorado mestrado draft rapport bericht forschungsbericht discussion habilitation
        brochure standard rfc
    """,
    "edition": """
        edition edn revised rev éd ed ediz edição edición aufl auflage reprint reprinted repr 1st 2nd 3rd 4th
        5th 6th 7th 8th 9th 10th first second third fourth fifth uitgave druk
    """,
    "note": """
        retrieved available accessed online internet cited consulté disponible abgerufen verfügbar pubmed
        crossref google scholar medline pmid pmc doi isbn issn http https www arxiv press submitted forthcoming
        appear accepted personal communication url accesso consultado acesso zugriff epub ahead print
        published web dvd video film cd motion picture note updated modified last reprinted
        published
    """,
    "volume": """
        vol vols volume volumes v bd band tome tomo t jg jahrgang no nr num number issue iss n suppl supplement
        part pt heft fasc
    """,
    "pages": "pp p pages page pg pgs s seiten páginas pág str pagg pag",
    "month": """
        january february march april may june july august september october november december jan feb mar apr
        jun jul aug sep sept oct nov dec janvier février mars avril mai juin juillet août septembre octobre
        novembre décembre januar februar märz juni juli oktober dezember enero febrero marzo abril mayo junio
        julio agosto septiembre octubre noviembre diciembre janeiro fevereiro março maio junho julho setembro
        outubro novembro dezembro gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre
        januari februari maart mei augustus augusti maj marts spring summer autumn fall winter printemps été
        automne hiver primavera estate autunno inverno frühjahr herbst sommer
    """,
    "function": """
        of the and in for on with to from by an a at as is are between among during after using through towards
        toward what how why when who its their des de la le les du et en dans pour sur une un au aux par der
        die das und von zur zum im über bei mit für eine ein el los las y del para con por una o os e da do
        das dos na no em um uma di il gli della delle nel nella per van het een voor och av för på til og
    """,
    "given": """
        james john robert michael william david richard joseph thomas charles christopher daniel matthew anthony mark
        donald steven stephen paul andrew joshua kenneth kevin brian george edward ronald timothy jason jeffrey ryan
        jacob gary nicholas eric jonathan larry justin scott brandon benjamin samuel frank gregory raymond alexander
        patrick jack dennis jerry peter adam henry nathan douglas walter arthur carl roger albert ralph philip simon
        ian alan graham nigel colin neil stuart martin mary patricia jennifer linda elizabeth barbara susan jessica
        sarah karen nancy lisa margaret betty sandra ashley dorothy kimberly emily donna michelle carol amanda
        melissa deborah stephanie rebecca laura helen sharon cynthia kathleen amy anna ruth virginia catherine
        christine janet maria rachel carolyn julia judith joan alice jean pierre jacques michel françois louis claude
        philippe andré bernard marie anne sophie hélène émile rené marcel gilles roland hans wolfgang jürgen klaus
        karl heinz günter friedrich johann ursula inka giovanni paolo marco carlo giorgio franco luigi josé juan
        carlos luis manuel antonio miguel pedro joão paulo ana fernando jorge rafael niels lars erik anders søren
        ivan mikhail sergey vladimir andrei boris wei ming hiroshi kenji ravi ahmed mohammed ali noam stanley harold
    """,
    "series": """
        series ser studies texts monographs monograph collection coll collana
        reihe schriftenreihe lecture library
    """,
    "suffix": "jr sr ii iii iv",
    "link": "and & et und y e en och og",
}

MONTHS = tuple(sorted(_CLASSES["month"].split(), key=len, reverse=True))
"""Names of months and seasons in lower case, longest first."""


def _classes_by_word() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for name, words in _CLASSES.items():
        for word in words.split():
            found.setdefault(word, [])
            if name not in found[word]:
                found[word].append(name)
    return {word: tuple(names) for word, names in found.items()}


CLASSES = _classes_by_word()
"""The classes of each word, in lower case without its final full stop."""
