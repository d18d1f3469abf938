"""The address of a landing page gives the identifier it holds, and none where it holds none."""

import pytest

from claimcheck.identifiers import Identifier, Scheme, find_identifiers, from_url

ADDRESSES = {
    "https://doi.org/10.1186/1741-7015-10-22": "10.1186/1741-7015-10-22",
    "http://www.biomedcentral.com/1741-7015/10/22": "10.1186/1741-7015-10-22",
    "http://www.biomedcentral.com/1741-7015/10/22/abstract": "10.1186/1741-7015-10-22",
    "http://www.biomedcentral.com/content/pdf/1741-7015-10-22.pdf": "10.1186/1741-7015-10-22",
    "https://bmcmedicine.biomedcentral.com/articles/10.1186/1741-7015-10-22#Sec1": "10.1186/1741-7015-10-22",
    "https://bmcmedicine.biomedcentral.com/track/pdf/10.1186/1741-7015-10-22.pdf": "10.1186/1741-7015-10-22",
    "https://link.springer.com/article/10.1007/s00586-012-2278-0": "10.1007/s00586-012-2278-0",
    "https://link.springer.com/content/pdf/10.1007%2Fs00586-012-2278-0.pdf": "10.1007/s00586-012-2278-0",
    "https://link.springer.com/chapter/10.1007/978-3-319-07443-6_12": "10.1007/978-3-319-07443-6_12",
    "https://www.nature.com/articles/s41586-020-2012-7": "10.1038/s41586-020-2012-7",
    "https://www.nature.com/articles/nature12373.pdf": "10.1038/nature12373",
    "http://www.nature.com/nature/journal/v466/n7304/full/nature09146.html": "10.1038/nature09146",
    "https://www.nature.com/articles/d41586-020-00502-w": "10.1038/d41586-020-00502-w",
    "https://journals.plos.org/plosone/article?id=10.1371/journal.pone.0033693": "10.1371/journal.pone.0033693",
    "https://journals.plos.org/file?id=10.1371/journal.pone.0033693&type=printable": "10.1371/journal.pone.0033693",
    "http://www.plosone.org/article/info%3Adoi%2F10.1371%2Fjournal.pone.0033693": "10.1371/journal.pone.0033693",
    "https://onlinelibrary.wiley.com/doi/abs/10.1002/aur.80": "10.1002/aur.80",
    "https://onlinelibrary.wiley.com/doi/pdfdirect/10.1002/aur.80": "10.1002/aur.80",
    "http://onlinelibrary.wiley.com/doi/10.1002/aur.80/abstract;jsessionid=AB12": "10.1002/aur.80",
    "https://www.cochranelibrary.com/cdsr/doi/10.1002/14651858.CD001431.pub5/full": "10.1002/14651858.cd001431.pub5",
    "https://www.tandfonline.com/doi/full/10.1080/17461391.2012.746734?scroll=top": "10.1080/17461391.2012.746734",
    "https://journals.sagepub.com/doi/pdf/10.1177/0956797612446024": "10.1177/0956797612446024",
    "https://www.nejm.org/doi/full/10.1056/NEJMoa0802828": "10.1056/nejmoa0802828",
    "https://pubs.acs.org/doi/10.1021/ol047676+": "10.1021/ol047676+",
    "https://www.science.org/doi/epdf/10.1126/science.1138659": "10.1126/science.1138659",
    "https://www.biorxiv.org/content/10.1101/2020.03.22.002386v3.full.pdf": "10.1101/2020.03.22.002386",
    "https://www.medrxiv.org/content/10.1101/2020.03.22.20040758v2.full-text": "10.1101/2020.03.22.20040758",
    "https://www.biorxiv.org/content/early/2017/01/01/097196": "10.1101/097196",
    "https://www.frontiersin.org/articles/10.3389/fpsyg.2012.00111/full": "10.3389/fpsyg.2012.00111",
    "https://www.frontiersin.org/journals/psychology/articles/10.3389/fpsyg.2012.00111/pdf": "10.3389/fpsyg.2012.00111",
    "https://www.mdpi.com/1660-4601/17/5/1729/htm": "10.3390/ijerph17051729",
    "https://www.bmj.com/content/344/bmj.e1198": "10.1136/bmj.e1198",
    "https://www.bmj.com/content/318/7189/1004.short": "10.1136/bmj.318.7189.1004",
    "https://academic.oup.com/ije/article/49/2/dyz101/7637764": "10.1093/ije/dyz101",
    "https://academic.oup.com/jcem/article-abstract/105/3/dgz101/7637764?login=false": "10.1210/clinem/dgz101",
    "https://content.iospress.com/articles/journal-of-made-up-things/jad170129": "10.3233/jad-170129",
    "https://www.mdpi.com/2076-2615/11/5/1356": "10.3390/ani11051356",
    "https://www.bmj.com/cgi/doi/10.1136/bmj.e1198": "10.1136/bmj.e1198",
    "https://www.bmj.com/content/356/bmj.j14": "10.1136/bmj.j14",
    "https://pubmed.ncbi.nlm.nih.gov/22376791/": "22376791",
    "https://www.ncbi.nlm.nih.gov/pubmed/22376791": "22376791",
    "https://www.ncbi.nlm.nih.gov/m/pubmed/22376791/": "22376791",
    "https://www.ncbi.nlm.nih.gov/pubmed/?term=22376791": "22376791",
    "http://www.ncbi.nlm.nih.gov/entrez/query.fcgi?db=PubMed&list_uids=22376791&dopt=Abstract": "22376791",
    "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC3305548/": "PMC3305548",
    "https://pmc.ncbi.nlm.nih.gov/articles/PMC3305548/#Sec1": "PMC3305548",
    "https://ncbi.nlm.nih.gov/pmc/PMC3305548": "PMC3305548",
    "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC3305548/pdf/1741-7015-10-22.pdf": "PMC3305548",
    "https://europepmc.org/article/MED/22376791": "22376791",
    "https://europepmc.org/article/PMC/PMC3305548": "PMC3305548",
    "https://europepmc.org/articles/PMC3305548": "PMC3305548",
    "http://europepmc.org/abstract/med/22376791": "22376791",
    "http://www.pubmedcentral.nih.gov/articlerender.fcgi?artid=3305548": "PMC3305548",
    "https://clinicaltrials.gov/ct2/show/NCT00454792?term=x": "NCT00454792",
    "https://clinicaltrials.gov/study/NCT00454792": "NCT00454792",
    "https://www.isrctn.com/ISRCTN12345678": "ISRCTN12345678",
    "https://www.clinicaltrialsregister.eu/ctr-search/trial/2010-018437-21/GB": "2010-018437-21",
    "https://euclinicaltrials.eu/ctis-public/view/2022-500024-30-00": "2022-500024-30-00",
    "https://www.anzctr.org.au/Trial/Registration/TrialReview.aspx?ACTRN=12605000123456": "ACTRN12605000123456",
    "https://arxiv.org/abs/2001.01234v2": "arXiv:2001.01234v2",
    "https://arxiv.org/pdf/2001.01234.pdf": "arXiv:2001.01234",
    "https://arxiv.org/abs/math.GT/0309136": "arXiv:math/0309136",
    "https://www.thelancet.com/lancet/article/PIIS0140-6736(20)30183-5/fulltext": "10.1016/s0140-6736(20)30183-5",
    "https://www.thelancet.com/pdfs/journals/lancet/PIIS0140-6736%2820%2930183-5.pdf": "10.1016/s0140-6736(20)30183-5",
    "https://academic.oup.com/nar/article/doi/10.1093/nar/gkaa123/5678901": "10.1093/nar/gkaa123",
    "https://dx-doi-org.proxy.lib.example.edu/10.1016/j.cell.2010.10.016": "10.1016/j.cell.2010.10.016",
    "https://www-nature-com.ezproxy.example.edu/articles/nature12373": "10.1038/nature12373",
    "http://doi.org.ezproxy.example.edu/10.1016/j.cell.2010.10.016": "10.1016/j.cell.2010.10.016",
    "https://sci-hub.se/10.1016/j.cell.2010.10.016": "10.1016/j.cell.2010.10.016",
    "https://elifesciences.org/articles/55167": "10.7554/elife.55167",
    "https://peerj.com/articles/3811/": "10.7717/peerj.3811",
    "https://www.jmir.org/2020/4/e18700/": "10.2196/18700",
    "https://www.hindawi.com/journals/ecam/2012/123456/": "10.1155/2012/123456",
    "https://genomebiology.com/2009/10/9/236": "10.1186/gb-2009-10-9-236",
    "www.nutritionj.com/content/12/1/138": "10.1186/1475-2891-12-138",
    "https://doi.org/10.1016/S0140-6736(07)60076-2": "10.1016/s0140-6736(07)60076-2",
    "doi.org/fk5v": "10/fk5v",
    "https://doi.org/10/fk5v": "10/fk5v",
    "https://iopscience.iop.org/article/10.1088/0022-3727/36/1/302/meta": "10.1088/0022-3727/36/1/302",
    "https://www.ahajournals.org/doi/10.1161/JAHA.112.004473": "10.1161/jaha.112.004473",
    "https://scholar.google.com/scholar?q=10.1016/j.cell.2010.10.016&hl=en": "10.1016/j.cell.2010.10.016",
    "https://web.archive.org/web/2013/http://dx.doi.org/10.1016/j.cell.2010.10.016": "10.1016/j.cell.2010.10.016",
    "https://papers.ssrn.com/sol3/papers.cfm?abstract_id=3552677": "10.2139/ssrn.3552677",
    "https://orcid.org/0000-0002-1825-0097": "0000-0002-1825-0097",
    "https://www.karger.com/Article/FullText/357754": "10.1159/000357754",
    "https://pubmed.ncbi.nlm.nih.gov/22376791": "22376791",
    "https://trialsearch.who.int/Trial2.aspx?TrialID=CTRI/2017/05/008553": "CTRI/2017/05/008553",
    "https://jrct.niph.go.jp/en-latest-detail/jRCTs031180012": "jRCTs031180012",
}


@pytest.mark.parametrize(("url", "value"), ADDRESSES.items())
def test_an_address_gives_the_identifier_it_holds(url: str, value: str) -> None:
    identifier = from_url(url)
    assert identifier is not None
    assert (identifier.value, identifier.start, identifier.end) == (value, 0, len(url))


@pytest.mark.parametrize("url", ADDRESSES)
def test_in_a_text_it_is_that_identifier_with_the_span_of_the_whole_address(url: str) -> None:
    text = f"Read it there ({url}), then come back."
    (identifier,) = find_identifiers(text)
    direct = from_url(url)
    assert direct is not None
    assert (identifier.scheme, identifier.value) == (direct.scheme, direct.value)
    assert text[identifier.start : identifier.end] == url


@pytest.mark.parametrize(
    "url",
    [
        "https://science.sciencemag.org/content/early/2020/01/01/science.abc1234",
        "https://www.mdpi.com/1234-5678/17/5/1729",
        "https://jamanetwork.com/journals/jama/fullarticle/2762130",
        "https://www.bmj.com/content/336/7650/924",
        "https://academic.oup.com/unheardof/article/45/6/abcd123/2999172",
        "https://www.ncbi.nlm.nih.gov/pubmed/?term=back+pain",
        "https://pubmed.ncbi.nlm.nih.gov/?term=back+pain+2012",
        "https://academic.oup.com/ije/article/45/6/1866/2999172",
        "https://www.who.int/news",
        "https://www.doi.org/",
        "https://www.doi.org/the-identifier/what-is-a-doi/",
        "https://europepmc.org/api/fulltextRepo?pprId=PPR123",
        "https://www.researchsquare.com/article/rs-1234/v1",
        "https://www.ncbi.nlm.nih.gov/books/about/",
        "https://www.gutenberg.org/12345",
        "",
        "mailto:a@b.c",
        "data:text/plain," + "10.1000/abc," * 400,
        "https://arxiv.org/abs/12",
        "#ref-1",
        "https://",
        "https://[::1]/x",
    ],
)
def test_nothing_is_made_of_an_address_that_holds_no_identifier(url: str) -> None:
    assert from_url(url) is None


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("see https://www.who.int/news_(2019). Then", "https://www.who.int/news_(2019)"),
        ("<https://example.org/x>", "https://example.org/x"),
        ("(https://example.org/x(1)y)", "https://example.org/x(1)y"),
        ("[a](https://example.org/x), [b]", "https://example.org/x"),
        ("https://example.org/x&quot; class", "https://example.org/x"),
        ("'https://example.org/x' and", "https://example.org/x"),
        ("**https://example.org/x**", "https://example.org/x"),
        ("WWW.Example.org/X,", "WWW.Example.org/X"),
        ("ftp://example.org/x;", "ftp://example.org/x"),
        ("https://example.org/a,https://", "https://example.org/a"),
        ("https://example.org/x(", "https://example.org/x"),
    ],
)
def test_a_url_ends_before_the_punctuation_of_the_sentence(text: str, url: str) -> None:
    (identifier,) = find_identifiers(text)
    assert identifier.scheme is Scheme.URL
    assert text[identifier.start : identifier.end] == url


def test_a_url_is_normalised_in_scheme_and_host_alone() -> None:
    assert find_identifiers('href="HTTPS://Example.ORG/A?b=1&amp;c=2"') == (
        Identifier(scheme=Scheme.URL, value="https://example.org/A?b=1&c=2", start=6, end=39),
    )


def test_two_addresses_glued_together_are_two() -> None:
    values = [each.value for each in find_identifiers("https://example.org/ahttps://example.org/b")]
    assert values == ["https://example.org/a", "https://example.org/b"]


def test_what_is_no_address_is_none() -> None:
    assert find_identifiers("https:// http:///x https://, www. and a/b.") == ()


@pytest.mark.parametrize(
    ("address", "value"),
    [
        ("/servlet/linkout?suffix=e_1&dbid=8&doi=10.7326%2FM19-3075&key=15692073", "15692073"),
        (
            "https://journals.example.org/servlet/linkout?dbid=16&doi=10.1002%2Fciting&key=10.1093%2Faje%2Fkwi050",
            "10.1093/aje/kwi050",
        ),
        ("/action/getFTRLinkout?doi=10.1002%2Fciting&doiOfLink=10.1093%2Faje%2Fkwi050", "10.1093/aje/kwi050"),
        ("/servlet/linkout?suffix=e_1&dbid=128&doi=10.7326%2FM19-3075&key=000229900", None),
    ],
)
def test_a_link_out_leads_to_its_key_and_never_to_the_article_it_stands_in(address: str, value: str | None) -> None:
    found = from_url(address)
    assert (found.value if found else None) == value


@pytest.mark.parametrize(
    ("url", "scheme", "value"),
    [
        (
            "https://www.sciencedirect.com/science/article/abs/pii/S0140673620301835?via%3Dihub",
            Scheme.PII,
            "S0140673620301835",
        ),
        (
            "https://www.sciencedirect.com/science/article/pii/B9780702040870000619#sec1",
            Scheme.PII,
            "B9780702040870000619",
        ),
        ("https://linkinghub.elsevier.com/retrieve/pii/S014067362030183X", Scheme.PII, "S014067362030183X"),
        ("https://www.cell.com/cell/fulltext/S0092-8674(20)30820-6", Scheme.PII, "S0092867420308206"),
        ("https://www.ncbi.nlm.nih.gov/books/NBK1234/#:~:text=Some%20words", Scheme.NBK, "NBK1234"),
        ("https://www.ncbi.nlm.nih.gov/books/n/statpearls/NBK1234", Scheme.NBK, "NBK1234"),
    ],
)
def test_articles_of_elsevier_and_books_of_ncbi_have_numbers_of_their_own(url: str, scheme: Scheme, value: str) -> None:
    found = from_url(url)
    assert found is not None
    assert (found.scheme, found.value) == (scheme, value)


def test_a_printed_pii_is_found_with_and_without_its_punctuation() -> None:
    text = "Lancet. 2020. PII: S0140-6736(20)30183-5; see also PII S0140673620301835."
    assert [(each.scheme, each.value) for each in find_identifiers(text)] == [(Scheme.PII, "S0140673620301835")] * 2
