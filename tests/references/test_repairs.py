from __future__ import annotations

import pytest

from claimcheck.references.pieces import cut
from claimcheck.references.repairs import repair, runs

SHORT = {"a": "author", "e": "editor", "t": "title", "c": "container", "j": "journal", "v": "volume", "p": "pages",
         "d": "date", "u": "publisher", "n": "note"}  # fmt: skip


@pytest.mark.parametrize(
    ("text", "tagged", "repaired"),
    [
        pytest.param("Hu, Anne. Medicine, Mind. London: Wiley, 1987", "aaatuud", "aattuud", id="a stop ends authors"),
        pytest.param("Jo Hu, Al Ng, and Ed Wu, Sleep, Brain, 1987", "aaaajd", "aaatjd", id="and ends authors"),
        pytest.param("Hu, Jo and Ng, Al, Sleep (Wiley, 1987)", "aaatud", "aaatud", id="a surname and its given name"),
        pytest.param("Hu JB. “Sleep. Pain.” Brain 3", "atjjv", "attjv", id="one field in quotation marks"),
        pytest.param("Hu JB. Sleep in Lusaka, Zambia. Lancet 3", "atujv", "attjv", id="a place ends the title"),
        pytest.param("Hu JB. Sleep. IEEE Systems, Man, and Life, 3", "atjtjv", "atjjjv", id="commas in a journal"),
        pytest.param("Hu JB. Sleep. Brain. Vol. 3, pp. 4", "atjtt", "atjvp", id="numbers say what they are"),
        pytest.param("Hu JB, Brain 2010, 10, 1979", "ajdvd", "ajdvp", id="a year after the volume is a page"),
        pytest.param("Hu JB. Sleep. Bourne End. London: Wiley, 1987", "atcuud", "atuuud", id="a book has no journal"),
        pytest.param("Hu JB. Sleep. In Night. London: Wiley, 1987", "atccuud", "atccuud", id="in tells a container"),
        pytest.param("Hu JB. Sleep. Harvard Press, Boston, 1987", "attud", "atuud", id="a press is no subtitle"),
        pytest.param("Good chemistry. (1996). Magazine, 44", "adjv", "tdjv", id="a phrase at the head is a title"),
        pytest.param("Hu, Jo, Al Ng (Brussels: Wiley, 1998)", "aaauud", "aatuud", id="a title hides among the authors"),
        pytest.param("Hu JB. Status report 2018. Geneva: WHO; 2018", "atduud", "attuud", id="a year ends a title"),
        pytest.param("Hu JB. Sleep. Spine (Phila 1976). 2003;3", "atjjddv", "atjjjdv", id="a year names a journal"),
        pytest.param("Ching, Ann, eds. Place. London: Wiley, 1997", "aatauud", "eeeauud", id="names before eds."),
        pytest.param("Hu JB. Sleep. Brain. 2010;10:22", "atjdvv", "atjdvp", id="after the colon come pages"),
        pytest.param("Hu JB. Sleep. Brain. 2010 Feb;10(3):22", "atjddttt", "atjddvvp", id="numbers after a month"),
        pytest.param("Hu JB. Sleep. Brain. 2010;Wiley", "atjdu", "atjdu", id="no number after a year"),
        pytest.param("Hu JB, Brain 10, 22 (2012)", "ajvvd", "ajvpd", id="after the comma come pages"),
        pytest.param("Hu JB, Sleep, Brain 2010, 10", "atjdv", "atjdv", id="a volume alone"),
        pytest.param("Jo Hu, Chaos: Sleep. London: Wiley, 1988", "aatuud", "attuud", id="before the colon a title"),
        pytest.param("Hu, Jo: Sleep. London: Wiley, 1988", "aatuud", "aatuud", id="before the colon a name"),
        pytest.param("Hu JB. Sleep and pain: a start. Wiley, 1988", "atuud", "attud", id="a subtitle is no publisher"),
        pytest.param("Hu JB. Byzantine sleep, 950-1100. Oxford, 2004", "atpud", "attud", id="years end a title"),
        pytest.param("Hu JB (2000). A test of Ng (1997) in adults. Brain 3", "adtdtjv", "adtttjv", id="a year inside"),
        pytest.param("Hu JB. Sleep. Paper submitted, 1993", "atcd", "atnd", id="a draft holds itself"),
        pytest.param("The Wiley dictionary (1991). Oxford: Wiley", "aduu", "tduu", id="an article opens a title"),
        pytest.param("Hu JB, editor. Sleep models. Kaufmann, 1992", "eeuud", "eetud", id="the imprint hides a title"),
        pytest.param("Hu, Jo, My Life, Al Ng (ed.), 2 vols.", "aateev", "aateev", id="a late ed. makes no editors"),
        pytest.param("Hu JB. 2001. Sleep. Brain 3", "adtjv", "adtjv", id="the only year stays"),
        pytest.param("Anon", "a", "a", id="a name alone stays a name"),
        pytest.param("Hu de Wit. 1987", "ad", "ad", id="a particle makes no phrase"),
        pytest.param("2010", "d", "d", id="a date alone"),
    ],
)  # fmt: skip
def test_repairs(text: str, tagged: str, repaired: str) -> None:
    pieces = cut(text)
    assert len(pieces) == len(tagged), [piece.text for piece in pieces]
    fixed = repair(pieces, [SHORT[letter] for letter in tagged])
    assert fixed == [SHORT[letter] for letter in repaired]


def test_runs_join_neighbours() -> None:
    assert runs(["a", "b", "b", "c", "b"], frozenset("bc")) == [(1, 5)]
    assert runs(["b", "a", "b"], frozenset("b")) == [(0, 1), (2, 3)]
    assert runs([], frozenset("b")) == []
