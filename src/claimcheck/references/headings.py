"""Headings of reference lists, and the lead-ins that name a source within a text."""

from __future__ import annotations

from claimcheck import regex as re

_NAMES = frozenset(
    """
    references|reference|reference list|list of references|references and notes|notes and references|
    references and further reading|references & further reading|references and resources|
    references and sources|sources and references|reference sources|article references|study references|
    cited references|references cited|literature cited|literature|works cited|bibliography|citations|
    sources|source|article sources|our sources|sources & references|source list|sources cited|
    source(s)|reference(s)|scientific references|medical references|evidence|research cited|
    endnotes|end notes|footnotes|notes|resources|resources and references|view sources|
    scientific sources|studies|studies cited|study|the study|research|journal reference|journal references|
    reference material|show references|
    literatur|literaturverzeichnis|quellen|quellenangaben|quellenverzeichnis|einzelnachweise|referenzen|
    références|bibliographie|références bibliographiques|referencias|bibliografía|fuentes|
    referencias bibliográficas|referências|referências bibliográficas|bibliografia|riferimenti|
    riferimenti bibliografici|fonti|literatuur|bronnen|referenties|referenser|källor|referanser|kilder|
    referencer|viitteet|lähteet|piśmiennictwo|źródła|литература|список литературы|источники|参考文献|참고문헌
    """.replace("\n", "")
    .replace("    ", "")
    .split("|")
)
_WEAK = frozenset({"evidence", "studies", "study", "the study", "research", "resources", "notes", "source"})
_FURTHER = frozenset(
    """
    further reading|additional reading|recommended reading|suggested reading|suggested readings|read more|
    learn more|more information|further information|see also|related links|external links|useful links|
    weiterführende literatur|pour en savoir plus|lecturas recomendadas
    """.replace("\n", "")
    .replace("    ", "")
    .split("|")
)
_AROUND = re.compile(r"^[\s#*_=–—-]{0,9}(?:(?:\d{1,2}(?:\.\d{1,2}){0,2}|[IVX]{1,5})\.?\s)?|[\s:.*_=–—-]{1,99}$")


def _name(text: str) -> str:
    return _AROUND.sub("", text).casefold() if len(text) <= 60 else ""


def is_reference_heading(text: str) -> bool:
    """Whether a heading or short line announces a list of references, in one of a dozen languages."""
    return _name(text) in _NAMES


def is_weak_heading(text: str) -> bool:
    """Whether such a heading announces other things as often, so that what follows must decide."""
    return _name(text) in _WEAK


def is_further_reading(text: str) -> bool:
    """Whether a heading announces works that the text does not rest on."""
    return _name(text) in _FURTHER


LEAD_IN = re.compile(
    r"(?:^|(?<=[\s\]).]))(?:full\s|original\s|journal\s)?"
    r"(?:research|study|paper|article|reference|references|source|sources|publication|citation|"
    r"quelle|source\soriginale)(?:\sdetails|\sreference|\stitle|\spaper|\sarticle)?\s?:\s?",
    re.IGNORECASE,
)
"""Words such as "Journal reference:" that stand before a source named in a closing note."""
