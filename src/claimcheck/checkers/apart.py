"""Parts of an article that report its own work, present its publisher, or are the label of a product."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck import regex as re
from claimcheck.model import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model import Article, Block, Reading

_NUMBER = r"(?:\d{1,2}(?:\.\d{1,2})*\.?\s+)?"
_OWN = re.compile(
    rf"{_NUMBER}(?:abstract|(?:[\w ]+ and )?methods?(?: and [\w ]+)?|(?:the |our )?methodology|results?"
    r"(?: and discussion)?|(?:main |our |key )?findings|study (?:design|population|setting|participants|procedures?|"
    r"protocol)|(?:trial |experimental )?design|statistic(?:s|al)(?: [\w ]+)?|data [\w ]+|sample size[\w ]*|"
    r"participants?|patients|(?:study )?procedures?|measure(?:s|ment)s?|outcomes?(?: measures?)?|"
    r"(?:strengths and )?limitations?|ethics[\w ]*|randomi[sz]ation[\w ]*|blinding|interventions?|"
    r"quality control[\w ]*|laboratory analys[ei]s|eligibility[\w ]*)[.:]?",
    re.IGNORECASE,
)
"""Headings below which the writers tell what they did and saw themselves."""
_LABEL = re.compile(
    r"(?:[\w®™-]+ ){0,3}(?:important safety information|indications?(?: and usage)?|contraindications?|precautions|"
    r"warnings(?: and precautions)?|adverse (?:events?|reactions?)|boxed warning|prescribing information)\b.{0,40}",
    re.IGNORECASE,
)
"""Headings of the label of a medicine or a device, which the authority has passed."""
_PUBLISHER = re.compile(
    r"About (?:the |Us$)?[A-Z]|(?:Media|Press) [Cc]ontacts?\b|[Ff]orward[- ]looking [Ss]tatements?\b"
)
_ENDINGS = ("###", "# # #", "-30-", "-ends", "-Ends", "-ENDS", "\nends", "\nEnds", "\nENDS")
_ENDS = re.compile(r"^[ \t]*(?:(?:# ?){3}|-ends-|-30-|ends)[ \t]*$", re.IGNORECASE | re.MULTILINE)
"""The end of a press release: what comes below are notes to editors and its publisher."""
_OTHERS = re.compile(rf"{_NUMBER}(?:introduction|background|discussion|conclusions?|summary)", re.IGNORECASE)
_LONGEST = 80
_STOPS = '.!?,;"”'


def set_apart(reading: Reading) -> frozenset[int]:
    """The sentences of an article's own methods and results, of labels, and of what presents its publisher."""
    apart = frozenset(_blocks_apart(reading.article))
    return frozenset(index for index, each in enumerate(reading.sentences) if each.block in apart)


def _blocks_apart(article: Article) -> Iterator[int]:
    ends = _ENDS.search(article.source) if any(sign in article.source for sign in _ENDINGS) else None
    paper = _is_a_paper(article)
    below, level = paper, 0
    if paper:
        yield 0
    for index, block in enumerate(article.blocks):
        heading = block.kind is BlockKind.HEADING
        if heading or _may_head(block):
            text = block.text.strip()
            other = _OTHERS.fullmatch(text) is not None
            starts = any(names.fullmatch(text) for names in (_OWN, _LABEL)) or _PUBLISHER.match(text) is not None
            if not heading:
                below = starts or (below and not other)
            elif starts or other or not level or block.level <= level:
                below, level = (starts or paper) and not other, block.level
        elif below or (ends and block.span().start > ends.start()):
            yield index


def _is_a_paper(article: Article) -> bool:
    """Whether the headings are those of a research paper, in which what is not background is its own work."""
    headings = [each.text.strip() for each in article.blocks if each.kind is BlockKind.HEADING]
    return any(map(_OTHERS.fullmatch, headings)) and any(map(_OWN.fullmatch, headings))


def _may_head(block: Block) -> bool:
    """Whether a paragraph may be a heading of a plain text: a short line that ends like no sentence."""
    text = block.text
    return block.kind is BlockKind.PARAGRAPH and 0 < len(text) <= _LONGEST and text.rstrip()[-1:] not in _STOPS
