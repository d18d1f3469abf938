"""From the address of a landing page to the identifier of the work, as far as the address holds it."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import parse_qsl, unquote

from claimcheck import regex as re
from claimcheck.identifiers.accessions import normalise_accession
from claimcheck.identifiers.dois import find_dois, read_doi
from claimcheck.identifiers.urls import normalise_url
from claimcheck.identifiers.values import Identifier, Scheme
from claimcheck.identifiers.wrappers import unwrapped

_Rule = tuple[str, Scheme, Callable[[re.Match[str]], str | None] | str]
"""A pattern of the path and query, and what its match stands for: a template or a function."""


_BMC_DOMAINS = {
    "nutritionj.com": "1475-2891", "jissn.com": "1550-2783", "trialsjournal.com": "1745-6215",
    "ijbnpa.org": "1479-5868", "implementationscience.com": "1748-5908", "lipidworld.com": "1476-511X",
    "nutritionandmetabolism.com": "1743-7075", "ehjournal.net": "1476-069X", "hqlo.com": "1477-7525",
    "malariajournal.com": "1475-2875", "jneuroinflammation.com": "1742-2094", "cardiab.com": "1475-2840",
}  # fmt: skip
"""Domains that BMC journals had before 2015, with the ISSN that their DOIs hold."""

_MDPI = {
    "2072-6643": "nu", "1660-4601": "ijerph", "1422-0067": "ijms", "2077-0383": "jcm", "2072-6694": "cancers",
    "1420-3049": "molecules", "2075-4418": "diagnostics", "2227-9032": "healthcare", "2304-8158": "foods",
    "2218-273X": "biom", "2073-4409": "cells", "2227-9059": "biomedicines", "2076-3921": "antiox",
    "1999-4915": "v", "2076-393X": "vaccines", "2076-2607": "microorganisms", "2079-6382": "antibiotics",
    "2071-1050": "su", "1424-8220": "s", "2073-4425": "genes", "2218-1989": "metabo", "2076-3425": "brainsci",
    "1424-8247": "ph", "1999-4923": "pharmaceutics", "2227-9067": "children", "2075-4663": "sports",
    "2075-4426": "jpm", "2072-6651": "toxins", "2305-6304": "toxics", "2076-3417": "app",
    "2076-2615": "ani", "2306-5710": "beverages", "2308-3417": "geriatrics", "2411-5142": "jfmk",
    "2308-3425": "jcdd", "2075-1729": "life", "2223-7747": "plants", "1648-9144": "medicina", "2076-328X": "bs",
    "2306-5354": "bioengineering", "2079-7737": "biology",
    "2673-4540": "diabetology", "1660-3397": "md", "2072-666X": "mi", "2076-0817": "pathogens",
    "2309-608X": "jof", "2414-6366": "tropicalmed",
}  # fmt: skip
"""ISSN of MDPI journals to the abbreviation in their DOIs (10.3390/nu12030789 = volume 12, issue 3, 0789)."""


_OUP = {
    name: f"10.1093/{name}"
    for name in (
        "ageing ajcn aje brain braincomms cid cvr ckj eurheartj eurjpc europace eurpub fampra hmg humrep humupd ije "
        "ijnp jac jamia jn jnci jid jtm milmed nar ndt ntr ofid rheumatology sleep"
    ).split()
} | {
    "jes": "10.1210/jendso", "jcem": "10.1210/clinem", "edrv": "10.1210/endrev", "endo": "10.1210/endocr",
    "metallomics": "10.1093/mtomcs", "nutritionreviews": "10.1093/nutrit", "gerontologist": "10.1093/geront",
    "biomedgerontology": "10.1093/gerona", "psychsocgerontology": "10.1093/geronb", "jpubhealth": "10.1093/pubmed",
}  # fmt: skip
"""Journals of Oxford University Press in their addresses, and the beginning of their DOIs."""


def _oup(path: re.Match[str]) -> str | None:
    journal = _OUP.get(path[1].lower())
    return f"{journal}/{path[2]}" if journal else None


def _mdpi(path: re.Match[str]) -> str | None:
    journal = _MDPI.get(path[1].upper())
    return f"10.3390/{journal}{int(path[2])}{int(path[3]):02}{int(path[4]):04}" if journal else None


_SEARCHED = r"/(?:(?:m/|gov/)?pubmed/?)?\?(?:.*&)?term=(\d{5,8})(?:\[(?:uid|pmid)\])?(?:[&#]|$)"
"""A search of PubMed for a number alone; "25 hydroxyvitamin D" is none."""
_NCBI: tuple[_Rule, ...] = (
    (r"/(?:m/|gov/)?pubmed/(\d{1,8})(?!\w)", Scheme.PMID, r"\1"),
    (_SEARCHED, Scheme.PMID, r"\1"),
    (r"/(?:entrez|sites)/.*(?:list_uids|term)=(\d{1,8})(?!\w)", Scheme.PMID, r"\1"),
    (r"/(?:pmc/)?articles/pmid/(\d{1,8})(?!\w)", Scheme.PMID, r"\1"),
    (r"/(?:m/)?(?:pmc/)?(?:articles/)?PMC(\d{3,9})(?!\w)", Scheme.PMCID, r"PMC\1"),
    (r"/(?:m/)?(?:sites/)?books/(?:[\w/]+/)?(NBK\d{2,7})(?!\w)", Scheme.NBK, r"\1"),
)
_PUBMED: tuple[_Rule, ...] = (
    (r"/(?:pubmed/)?(\d{1,8})(?!\w)", Scheme.PMID, r"\1"),
    (_SEARCHED, Scheme.PMID, r"\1"),
)
_PMC: tuple[_Rule, ...] = ((r"/.*artid=(?:PMC)?(\d{3,9})(?!\w)", Scheme.PMCID, r"PMC\1"),)
_EUROPE_PMC: tuple[_Rule, ...] = (
    (r"/(?:article|abstract|search)/MED/(\d{1,8})(?!\w)", Scheme.PMID, r"\1"),
    (r"/(?:articles?|abstract|api)/(?:\w+/)?PMC(\d{3,9})(?!\w)", Scheme.PMCID, r"PMC\1"),
)
_REGISTER: tuple[_Rule, ...] = (
    (r"/.*\b(NCT0\d{7}|ISRCTN\d{8}|ACTRN\d{14}p?|DRKS\d{8}|jRCT[sc]?\d{9,10})", Scheme.TRIAL, r"\1"),
    (r"/.*(?<!\d)(20\d\d-5\d{5}-\d\d(?:-\d\d)?|(?:19|20)\d\d-\d{6}-\d\d)", Scheme.TRIAL, r"\1"),
    (r"/.*ACTRN=(\d{14}p?)(?!\w)", Scheme.TRIAL, r"ACTRN\1"),
    (r"/.*=((?:ChiCTR|CTRI/|KCT|PACTR|IRCT)[\w/\-]+)", Scheme.TRIAL, r"\1"),
)
_PII: tuple[_Rule, ...] = (
    (r"/.*(?:\bpii|_ob=ArticleURL.*)[/=]([SB]\d{15,18}[\dX])(?!\w)", Scheme.PII, r"\1"),
    (r"/.*(?:/|pii=)(S\d{4}-\d{3}[\dX]\(\d\d\)\d{5}-[\dX])", Scheme.PII, r"\1"),
)
_RXIV: tuple[_Rule, ...] = (
    (r"/content/(?:\w+/)?early/\d{4}/\d\d/\d\d/([\d.]+\d)", Scheme.DOI, r"10.1101/\1"),
    (r"/cgi/content/\w+/([\d.]+\d)v\d", Scheme.DOI, r"10.1101/\1"),
)
_RULES: dict[str, tuple[_Rule, ...]] = {
    "ncbi.nlm.nih.gov": _NCBI,
    "pmc.ncbi.nlm.nih.gov": _NCBI,
    "pubmed.ncbi.nlm.nih.gov": _PUBMED,
    "pubmed.gov": _PUBMED,
    "pubmed.com": _PUBMED,
    "pubmedcentral.nih.gov": _PMC,
    "pubmedcentral.gov": _PMC,
    "europepmc.org": _EUROPE_PMC,
    "ukpmc.ac.uk": _EUROPE_PMC,
    "arxiv.org": ((r"/(?:abs|pdf|html|ps|format)/([a-z\-.]*/?[\d.]*\d(?:v\d{1,2})?)(?!\w)", Scheme.ARXIV, r"\1"),),
    "orcid.org": ((r"/((?:\d{4}-){3}\d{3}[\dX])", Scheme.ORCID, r"\1"),),
    "clinicaltrials.gov": _REGISTER,
    "isrctn.com": _REGISTER,
    "isrctn.org": _REGISTER,
    "controlled-trials.com": _REGISTER,
    "clinicaltrialsregister.eu": _REGISTER,
    "euclinicaltrials.eu": _REGISTER,
    "anzctr.org.au": _REGISTER,
    "drks.de": _REGISTER,
    "jrct.niph.go.jp": _REGISTER,
    "jrct.mhlw.go.jp": _REGISTER,
    "trialsearch.who.int": _REGISTER,
    "chictr.org.cn": _REGISTER,
    "ctri.nic.in": _REGISTER,
    "biomedcentral.com": (
        (
            r"/(?:content/(?:pdf/)?|imedia/)?(\d{4}-\d{3}[\dX])[/\-]([a-z]?\d+)[/\-]([a-z]?\d+)(?!\w)",
            Scheme.DOI,
            r"10.1186/\1-\2-\3",
        ),
    ),
    "genomebiology.com": ((r"/(\d{4})/(\d+)/(\d+)/([a-z]?\d+)(?!\w)", Scheme.DOI, r"10.1186/gb-\1-\2-\3-\4"),),
    "nature.com": (
        (r"/articles/((?!10\.)(?=[\w.\-]*\d)[a-z0-9][\w.\-]*?)(?:\.pdf|_\w+\.pdf|/|[?#]|$)", Scheme.DOI, r"10.1038/\1"),
        (
            r"/\w+/journal/v\w+/n\w+/(?:abs|full|pdf)/([a-z0-9.]+?)(?:_\w+)?(?:\.html?|\.pdf|[?#]|$)",
            Scheme.DOI,
            r"10.1038/\1",
        ),
    ),
    "bmj.com": (
        (r"/content/(?:\d+/)?bmj[.\-]([a-z]?\d[\w.\-]*?\d)(?!\w)", Scheme.DOI, r"10.1136/bmj.\1"),
        (
            r"/content/([12]\d\d|3[01]\d|32[0-7])/(\d{4})/(\d{1,4})(?:\.\d)?(?:\.\w+)?(?![\w/])",
            Scheme.DOI,
            r"10.1136/bmj.\1.\2.\3",
        ),
    ),
    "sciencedirect.com": _PII,
    "linkinghub.elsevier.com": _PII,
    "cell.com": _PII,
    "academic.oup.com": (
        (r"/([a-z]+)/article(?:-abstract|-pdf)?/\d+/[\w.]+/([a-z]{2,6}\d{2,4})(?!\w)", Scheme.DOI, _oup),
    ),
    "content.iospress.com": ((r"/articles/[a-z\-]+/([a-z]{2,4})(\d{6})(?!\w)", Scheme.DOI, r"10.3233/\1-\2"),),
    "thelancet.com": ((r"/.*?(?:PII=?|/)(S?\d{4}-\d{3}[\dX]\(\d\d\)\d{5}-[\dX])", Scheme.DOI, r"10.1016/\1"),),
    "elifesciences.org": ((r"/(?:articles|reviewed-preprints)/(\d{5,6})(?!\w)", Scheme.DOI, r"10.7554/elife.\1"),),
    "peerj.com": ((r"/articles/(\d{1,6})(?!\w)", Scheme.DOI, r"10.7717/peerj.\1"),),
    "biorxiv.org": _RXIV,
    "medrxiv.org": _RXIV,
    "mdpi.com": ((r"/(\d{4}-\d{3}[\dX])/(\d+)/(\d+)/(\d+)(?!\w)", Scheme.DOI, _mdpi),),
    "hindawi.com": ((r"/(?:journals/)?[a-z]+/(?:\d{4}/)?(\d{4})/(\d{6,7})(?!\w)", Scheme.DOI, r"10.1155/\1/\2"),),
    "karger.com": ((r"/Article/(?:Abstract|FullText|Pdf)/(\d{6})(?!\w)", Scheme.DOI, r"10.1159/000\1"),),
    "papers.ssrn.com": ((r"/.*abstract(?:_?id)?=(\d+)", Scheme.DOI, r"10.2139/ssrn.\1"),),
    "ssrn.com": ((r"/abstract=(\d+)", Scheme.DOI, r"10.2139/ssrn.\1"),),
    "zenodo.org": ((r"/records?/(\d+)", Scheme.DOI, r"10.5281/zenodo.\1"),),
    "preprints.org": ((r"/manuscript/(\d{6}\.\d{4})/(v\d+)", Scheme.DOI, r"10.20944/preprints\1.\2"),),
    "jmir.org": ((r"/(?:\w+/)?\d{4}/\d+/e(\d{5,6})(?!\w)", Scheme.DOI, r"10.2196/\1"),),
} | {
    domain: ((r"/content/(?:pdf/)?(\d+)/(?:\d+/)?([a-z]?\d+)(?!\w)", Scheme.DOI, rf"10.1186/{issn}-\1-\2"),)
    for domain, issn in _BMC_DOMAINS.items()
}
"""Rules by domain; they hold for its subdomains too."""

_SHORT_DOI = re.compile(r"/(?:10/)?([a-z0-9]{3,9})/?(?:[?\#]|$)", re.IGNORECASE)
_NOT_SHORT = {"about", "help", "home", "index", "search", "the", "api", "contact", "handbook", "resources"}
_LINK_OUT = re.compile(r"/(?:servlet/linkout|action/get\w{1,20}Linkout)\?(.*)", re.IGNORECASE)
_RESOLVER = re.compile(r"(?:www\.|dx\.)?doi\.org")
_LONGEST = 2048
"""No landing page has a longer address; the pictures that pages hold in `data:` addresses do."""
_OUP_NUMBER = re.compile(r"/[0-9]{5,}$")
_PLOS_PART = re.compile(r"(?<=\.[0-9]{7})\.[gst][0-9]{3}$")
"""A figure, table or supplement of a paper of PLOS, under a DOI of its own."""


def from_url(url: str) -> Identifier | None:
    """The DOI, PMID, PMCID, arXiv, ORCID or trial number that the address of a landing page stands for.

    The identifier's span is the whole of `url`. None when the address does not hold one: no page is fetched,
    and a publisher's own article number is turned into a DOI only where that publisher makes DOIs of them.
    """
    value = _value(unwrapped(url.strip())) if len(url) <= _LONGEST else None
    return Identifier(scheme=value[0], value=value[1], start=0, end=len(url)) if value else None


def _value(url: str) -> tuple[Scheme, str] | None:
    _, _, rest = normalise_url(url).partition("://")
    host, slash, path = rest.partition("/")
    host = host.partition("@")[2] or host
    host = host.partition(":")[0]
    if link_out := _LINK_OUT.match(slash + path):
        return _linked_out(link_out[1])
    if _RESOLVER.fullmatch(host):
        short = _SHORT_DOI.match(slash + path)
        if short and short[1].lower() not in _NOT_SHORT:
            return Scheme.DOI, f"10/{short[1].lower()}"
    found = _by_rule(host, unquote(slash + path))
    return found or _doi_inside(host, url)


def _linked_out(query: str) -> tuple[Scheme, str] | None:
    """What a publisher's link-out from a reference leads to: its key. The DOI in it is that of the citing article."""
    given = dict(parse_qsl(query.replace("&amp;", "&")))
    key = given.get("key") or given.get("doiOfLink") or ""
    doi = read_doi(key, 0)
    if doi:
        return Scheme.DOI, doi.value
    pmid = normalise_accession(Scheme.PMID, key) if given.get("dbid") == "8" else None
    return (Scheme.PMID, pmid) if pmid else None


def _by_rule(host: str, path: str) -> tuple[Scheme, str] | None:
    labels = host.split(".")
    domains = (".".join(labels[first:]) for first in range(len(labels) - 1))
    rules = next((_RULES[domain] for domain in domains if domain in _RULES), ())
    for form, scheme, value in rules:
        match = re.match(form, path, re.IGNORECASE | re.ASCII)
        made = (match.expand(value) if isinstance(value, str) else value(match)) if match else None
        if made is None:
            continue
        if scheme is Scheme.DOI:
            doi = read_doi(made, 0)
            return (scheme, doi.value) if doi else None
        normal = normalise_accession(scheme, made)
        if normal:
            return scheme, normal
    return None


def _doi_inside(host: str, url: str) -> tuple[Scheme, str] | None:
    """The DOI that stands in the path or the query of `url`."""
    query = url.find("?")
    found = next(find_dois(url), None)
    if found is None:
        return None
    if 0 <= query < found.start:
        found = read_doi(url, found.start, in_query=True) or found
    value = _OUP_NUMBER.sub("", found.value) if host == "academic.oup.com" else found.value
    return Scheme.DOI, _PLOS_PART.sub("", value) if value.startswith("10.1371/") else value
