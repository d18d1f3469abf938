"""Comments in the margin of a Word file that speak to claimcheck."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define, field

from claimcheck.model import Comment, Span
from claimcheck.readers.comments import PREFIX
from claimcheck.readers.docx_text import W

if TYPE_CHECKING:
    from lxml.etree import _Element

_START, _END, _PLACE = (f"{W}{name}" for name in ("commentRangeStart", "commentRangeEnd", "commentReference"))


@define
class Margin:
    """The comments of a file, and the paragraphs that each is attached to, filled while these are read."""

    texts: dict[str, str] = field(factory=dict)
    """Under its id, what each comment says."""
    _spans: dict[str, Span] = field(factory=dict)
    _open: set[str] = field(factory=set)

    @classmethod
    def of(cls, root: _Element | None) -> Margin:
        """The comments in the part of a file that holds them."""
        found = () if root is None else root.iter(f"{W}comment")
        texts = {each.get(f"{W}id", ""): "".join(text.text or "" for text in each.iter(f"{W}t")) for each in found}
        return cls({name: text.strip() for name, text in texts.items() if text.strip().startswith(PREFIX)})

    def read(self, paragraph: _Element, start: int, end: int) -> None:
        """Attach to the paragraph, which stands in `source[start:end]`, the comments that begin, go on or end in it."""
        if not self.texts:
            return
        ended = set()
        for element in paragraph.iter(_START, _END, _PLACE):
            name = element.get(f"{W}id", "")
            if name in self.texts and element.tag != _END:
                self._open.add(name)
            if element.tag != _START:
                ended.add(name)
        for name in self._open:
            self._spans[name] = Span(self._spans[name].start if name in self._spans else start, end)
        self._open -= ended

    @property
    def comments(self) -> tuple[Comment, ...]:
        """The comments that are attached to something, in order of place."""
        found = (Comment(text=self.texts[name], span=span, attached=True) for name, span in self._spans.items())
        return tuple(sorted(found, key=lambda comment: (comment.span, comment.text)))
