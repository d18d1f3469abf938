from collections.abc import Sequence

from claimcheck import readers
from claimcheck.config import Settings
from claimcheck.model import Found, NotAsked, Passage, Reference, Resolution, Work
from claimcheck.pipeline import examine

ARTICLE = """\
Ginger reduced nausea after surgery [1]. The chairs are new [1]. Thyme lowers blood pressure [2].
Garlic lowers blood pressure [3]. Rest helps the back.

## References

1. Doe J. Ginger and nausea. J Made Up. 2012;1:1-2.
2. Roe J. Thyme and blood pressure. J Made Up. 2013;2:3-4.
3. Poe J. Garlic and blood pressure. J Made Up. 2014;3:5-6.
"""


def test_each_sentence_with_a_marker_that_was_not_compared_says_why() -> None:
    text = (Passage(section="", text="Ginger reduced nausea after surgery in 120 patients."),)
    known: tuple[Resolution, ...] = (
        Found(work=Work(title="Ginger and nausea", abstract=text), basis="search"),
        Found(work=Work(title="Thyme and blood pressure"), basis="search"),
        NotAsked(reason="offline"),
    )

    def resolve(references: Sequence[Reference]) -> dict[str, Resolution]:
        return {each.id: work for each, work in zip(references, known, strict=True)}

    checked, _ = examine(readers.read("a.md", ARTICLE.encode()), Settings(), resolve)
    assert checked.not_compared == (
        "no claim was read in them",
        "no text of their source could be had",
        "their source is not known",
    )
