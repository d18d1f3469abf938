from __future__ import annotations

from pathlib import Path

from claimcheck import Settings
from claimcheck.model import Verdict
from claimcheck.model.opinions import Opinion, Part
from claimcheck.sources.cache import AnswerCache
from claimcheck.verification.engines.keeping import open_kept

OPINION = Opinion(
    said=Verdict.SUPPORTED,
    supported=0.9,
    contradicted=0.05,
    passages=(-1, 3),
    quote="less pain",
    parts=(Part(start=0, end=4, state="found", quote="pain", sentence=3), Part(start=5, end=9, state="not_checked")),
    fault="DoseShift",
    note="x",
)


def test_an_opinion_comes_back_as_it_was_kept(tmp_path: Path) -> None:
    settings = Settings(cache_dir=str(tmp_path))
    with open_kept(settings) as kept:
        kept.write("llm m #1", "", OPINION)
    with open_kept(settings) as kept:
        assert kept.read("llm m #1", "") == OPINION
        assert kept.read("llm m #2", "") is None


def test_another_model_of_the_same_name_has_opinions_of_its_own(tmp_path: Path) -> None:
    with open_kept(Settings(cache_dir=str(tmp_path))) as kept:
        kept.write("nli m #1", "10-1", OPINION)
        assert kept.read("nli m #1", "10-2") is None
        assert kept.read("nli m #1", "10-1") == OPINION


def test_what_cannot_be_read_any_more_is_asked_anew(tmp_path: Path) -> None:
    cache = AnswerCache(tmp_path)
    for number, body in enumerate((b"", b"[]", b'{"said": "MAYBE"}', b'{"said": "SUPPORTED", "passages": []}')):
        cache.write(f"opinion llm m #{number}", body, absent=False)
    cache.close()
    with open_kept(Settings(cache_dir=str(tmp_path))) as kept:
        assert [kept.read(f"llm m #{number}", "") for number in range(4)] == [None] * 4


def test_without_a_cache_nothing_is_kept(tmp_path: Path) -> None:
    with open_kept(Settings(cache=False, cache_dir=str(tmp_path))) as kept:
        kept.write("llm m #1", "", OPINION)
        assert kept.read("llm m #1", "") is None
    assert not list(tmp_path.iterdir())
