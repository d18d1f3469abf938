"""A DOI is found whole, in whatever a page or a writer puts around it, and nothing else is taken for one."""

import html
import json
from urllib.parse import quote

import pytest

from claimcheck import errors
from claimcheck.identifiers import DOI, Identifier, Scheme, find_identifiers

PLAIN = "10.1186/1741-7015-10-22"
BRACKETS = "10.1016/S0140-6736(07)60076-2"
SICI = "10.1002/(SICI)1097-0258(19980815/30)17:15/16<1661::AID-SIM968>3.0.CO;2-2"
SQUARE = "10.1890/0012-9658(2006)87[2832:TIOPMA]2.0.CO;2"
DOIS = (PLAIN, BRACKETS, SICI, SQUARE, "10.1023/A:1008337624200", "10.1021/ol047676+", "10.1007/978-3-319-07443-6_12")


def found(text: str) -> list[str]:
    """The DOIs found in `text`; every identifier found slices it."""
    identifiers = find_identifiers(text)
    assert all(text[each.start : each.end] for each in identifiers)
    return [each.value for each in identifiers if each.scheme is Scheme.DOI]


CONTEXTS = {
    "label": "doi:{}",
    "label and space": "DOI: {} was read",
    "label glued": "doi{}",
    "end of a sentence": "as shown in {}. Rest did not help.",
    "round brackets": "(see {}).",
    "square brackets": "[doi: {}];",
    "quotes": '"{}"',
    "single quotes": "'{}', he said",
    "curly quotes": "“{}”",
    "guillemets": "«{}»",
    "bold": "**{}**",
    "italic": "_{}_,",
    "struck": "~~{}~~",
    "code": "`{}`",
    "Markdown link": "[text](https://doi.org/{}) more",
    "autolink": "<https://doi.org/{}>",
    "resolver": "http://dx.doi.org/{}.",
    "resolver without scheme": "doi.org/{}, and",
    "page of a publisher": "https://www.example.org/doi/full/{}/full",
    "page with query": "https://www.example.org/doi/{}?casa_token=x:y",
    "page with fragment": "https://www.example.org/article/{}#Sec2).",
    "PubMed behind": "doi: {} PMID: 22376791",
    "PubMed glued": "doi: {}.PMID: 22376791",
    "link words glued": "{}CrossRefGoogle Scholar",
    "link words in brackets": "{}[PubMed] [Cross Ref]",
    "footnote": "{}[^3]",
    "superscript": "{}²³",
    "back arrow": "{}\u00a0↩",
    "dagger": "{}†",
    "em dash": "{}—a trial",
    "ellipsis": "{}…",
    "Chinese": "参见{}。另见",
    "full-width brackets": "（{}）",
    "BibTeX": "doi = {{{}}},",
    "table": "| a |{}| b |",
    "next address glued": "{},https://example.org/",
    "urn": "urn:doi:{}",
    "info": "info:doi/{}",
}


@pytest.mark.parametrize("doi", DOIS)
@pytest.mark.parametrize("context", CONTEXTS.values(), ids=CONTEXTS.keys())
def test_a_doi_is_found_whole_in_its_context(doi: str, context: str) -> None:
    assert found(context.format(doi)) == [doi.lower()]


ENCODINGS = {
    "entities": html.escape,
    "entities twice": lambda doi: html.escape(html.escape(doi)),
    "numeric entities": lambda doi: doi.replace("<", "&#60;").replace(">", "&#x3E;").replace("/", "&#47;"),
    "named entities": lambda doi: doi.replace("(", "&lpar;").replace(")", "&rpar;").replace("-", "&hyphen;"),
    "percent": lambda doi: quote(doi, safe=""),
    "percent twice": lambda doi: quote(quote(doi, safe=""), safe=""),
    "JSON": lambda doi: json.dumps(doi).strip('"').replace("/", "\\/").replace("<", "\\u003c"),
    "LaTeX": lambda doi: doi.replace("_", "\\_"),
    "upper case": str.upper,
    "soft hyphens": lambda doi: doi.replace("-", "-\u00ad").replace(".", ".\u200b"),
    "breakable": lambda doi: doi.replace("/", "/<wbr>").replace(".", ".<wbr/>"),
    "typographic hyphens": lambda doi: doi.replace("-", "\u2011"),
}


@pytest.mark.parametrize("doi", DOIS)
@pytest.mark.parametrize("encode", ENCODINGS.values(), ids=ENCODINGS.keys())
def test_an_encoded_doi_is_decoded_and_its_span_covers_what_is_written(doi: str, encode: "type[str]") -> None:
    written = encode(doi)
    text = f'<a href="https://doi.org/{written}">x</a>'
    (identifier,) = find_identifiers(text)
    assert identifier == Identifier(
        scheme=Scheme.DOI, value=doi.lower(), start=9, end=9 + len("https://doi.org/") + len(written)
    )


def test_an_encoding_of_what_no_doi_holds_ends_it() -> None:
    assert found("10.1000/ab12&dagger; c") == ["10.1000/ab12"]
    assert found("10.1000/ab%FF12x c") == ["10.1000/ab"]
    assert found("10.1000/ab12&#55357; c") == ["10.1000/ab12"]
    assert found("10.1000/%C3%BC12 c") == ["10.1000/ü12"]


def test_a_doi_may_hold_letters_of_any_alphabet_but_chinese_text_ends_it() -> None:
    assert found("10.1016/üникóδé-дôΐ") == ["10.1016/üникóδé-дôΐ"]
    assert found("10.1016/སྦ་བཞེད་") == ["10.1016/སྦ་བཞེད་"]
    assert found("10.1016/abc12的研究") == ["10.1016/abc12"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{PLAIN},{BRACKETS};{SICI}", [PLAIN, BRACKETS, SICI]),
        (f"doi:{PLAIN}doi:{BRACKETS}", [PLAIN, BRACKETS]),
        (f"[{BRACKETS}](https://doi.org/{BRACKETS})", [BRACKETS, BRACKETS]),
        (f"{PLAIN}/abstract and {PLAIN}.pdf", [PLAIN, PLAIN]),
        ("10.1101/2020.03.22.002386v3.full.pdf", ["10.1101/2020.03.22.002386"]),
        ("10.21203/rs.3.rs-1234/v1.", ["10.21203/rs.3.rs-1234/v1"]),
        ("10.1016/j.pain.2012.01.001(accessed 2 May)", ["10.1016/j.pain.2012.01.001"]),
        ("10.1016/j.pain.2012.01.001.Epub 2012", ["10.1016/j.pain.2012.01.001"]),
        ("10.4238/2014.October.20.18.", ["10.4238/2014.october.20.18"]),
        ("10.1000/a&b12, and ?q=10.1000/c12&page=3", ["10.1000/a&b12", "10.1000/c12"]),
        ("https://example.org/?q=10.1000/c12&b12", ["10.1000/c12"]),
        ("https://example.org/?u=https%3A%2F%2Fdoi.org%2F10.1000%2Fc12&x=1", ["10.1000/c12"]),
        ("rft_id=info%3Adoi%2F10.1000%2Fc12&amp;rft.genre=article", ["10.1000/c12"]),
        (r"10\.1000/c12 and \"https:\/\/doi.org\/10.1000\/c13\"", ["10.1000/c12", "10.1000/c13"]),
        ("%2010.1000/c12 and 10%2E1000%2Fc13", ["10.1000/c12", "10.1000/c13"]),
        (
            "10.1002/1529-0131(200110)44:102371::AID-ART4013.0.CO;2-W",
            ["10.1002/1529-0131(200110)44:102371::aid-art4013.0.co;2-w"],
        ),
        (
            "10.1002/(SICI)1097-0142(2000)88:5<1175::AID-X>3.0.CO;2-#.",
            ["10.1002/(sici)1097-0142(2000)88:5<1175::aid-x>3.0.co;2-#"],
        ),
        ("10.1002/1099-0739(2000)15:1::AID-X.0.CO;2-#.", ["10.1002/1099-0739(2000)15:1::aid-x.0.co;2-#"]),
        ("https://doi.org/fk5v, doi:10/gf7hzp. Take 10/day", ["10/fk5v", "10/gf7hzp"]),
        ("10.1000/((((((((12", []),
        ("doi:10.1000/", []),
        ("rose from 10.1234 to 10.5 of 210.1000/12 in 10.1.2.3", []),
        ("10.123/abc 10.1234567890/abc", []),
    ],
)
def test_where_a_doi_ends(text: str, expected: list[str]) -> None:
    assert found(text) == [doi.lower() for doi in expected]


@pytest.mark.parametrize(
    "text",
    [
        PLAIN,
        f" doi: {PLAIN} ",
        f"https://doi.org/{PLAIN}",
        f"http://dx.doi.org/{PLAIN.upper()}/?x=1",
        f"https://doi.org/{quote(PLAIN, safe='')}#a",
        f"DOI:https://www.doi.org/{PLAIN}.",
        f"urn:doi:{PLAIN}",
        "10.1186/1741-7015-\n10-22",
    ],
)
def test_one_work_has_one_doi_value(text: str) -> None:
    assert DOI(text) == DOI(PLAIN)
    assert str(DOI(text)) == PLAIN


def test_a_short_doi_is_a_doi() -> None:
    assert DOI("https://doi.org/10/FK5V").value == "10/fk5v"


@pytest.mark.parametrize("text", ["", "back pain", "10.1186", "10.1186/", f"{PLAIN} and {BRACKETS}", f"see {PLAIN}"])
def test_a_text_that_is_no_doi_is_refused_with_a_sentence_that_names_it(text: str) -> None:
    with pytest.raises(errors.ClaimcheckError, match="is no DOI") as caught:
        DOI(text)
    assert isinstance(caught.value, ValueError)
    assert repr(text) in str(caught.value)
