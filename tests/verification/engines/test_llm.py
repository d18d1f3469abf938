from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from claimcheck import verify
from claimcheck.errors import ConfigError
from claimcheck.model import Comparison, Passage, Verdict, Work
from claimcheck.verification.engines.llm.addressing import addresses_a_judge
from claimcheck.verification.engines.llm.asking import RULES
from claimcheck.verification.engines.llm.endpoint import Endpoint
from claimcheck.verification.engines.llm.judge import Budget, LlmJudge
from tests.verification.engines import injections
from tests.verification.engines.chat_stub import (
    ChatStub,
    Content,
    Trouble,
    answers,
    completion,
    judged,
    quoted,
    saying,
)

ABSTRACT = (
    "We randomised 120 adults with sore knees to a walking group or to a leaflet for 12 weeks.",
    "Walking reduced pain by 20% compared with the leaflet.",
    "No harms were seen.",
)
LAY = "People whose legs hurt felt better when they went for strolls."
FALSE = "People whose legs hurt need a surgeon."
DECIDES = "Walking reduced pain"


def work(*sentences: str, title: str = "Walking for sore knees") -> Work:
    return Work(title=title, abstract=tuple(Passage(section="", text=each) for each in sentences or ABSTRACT))


@pytest.fixture
def chat() -> Iterator[ChatStub]:
    with ChatStub(saying("SUPPORTED", DECIDES)) as running:
        yield running


def judge(chat: ChatStub, **options: Any) -> LlmJudge:
    options = {"budget": Budget(requests=10, tokens=100_000), **options}
    made = LlmJudge(url=chat.url, model="mock", **options)
    assert made.endpoint
    made.endpoint.sleep = lambda _: None
    return made


def compared(chat: ChatStub, claim: str = LAY, source: Work | None = None, **options: Any) -> Comparison:
    return verify(claim, source or work(), verifier=judge(chat, **options))


def test_a_verdict_with_its_quote_counts(chat: ChatStub) -> None:
    found = compared(chat)

    assert found.verdict is Verdict.SUPPORTED
    assert found.confidence == pytest.approx(0.97)
    assert found.rationale[0].text == ABSTRACT[1]
    assert found.provenance.passages == (1,)
    assert not found.provenance.vetoed_by
    ((_, opinion),) = found.provenance.opinions
    assert opinion.quote == DECIDES


def test_claims_and_sentences_are_sent_as_data_behind_rules_that_never_change(chat: ChatStub) -> None:
    compared(chat, key="secret")

    (body,) = chat.asked
    assert body["model"] == "mock"
    system, user = body["messages"]
    assert system == {"role": "system", "content": RULES}
    content = json.loads(user["content"])
    assert [each["text"] for each in content["sentences"]] == ["Walking for sore knees", *ABSTRACT]
    assert [each["number"] for each in content["sentences"]] == [1, 2, 3, 4]
    assert LAY in [each["text"] for each in content["claims"]]
    assert chat.headers[0]["Authorization"] == "Bearer secret"


def test_a_contradiction_needs_a_quote_too(chat: ChatStub) -> None:
    chat.answer = saying("CONTRADICTED", "No harms were seen", fault="HarmsDenied")
    found = compared(chat, FALSE)

    assert found.verdict is Verdict.CONTRADICTED
    assert found.rationale[0].text == ABSTRACT[2]


@pytest.mark.parametrize("words", ["Walking cured the pain", "", "reduced pai", "Walking reduced PAIN"])
def test_a_verdict_without_words_of_the_source_is_unverifiable(chat: ChatStub, words: str) -> None:
    chat.answer = saying("SUPPORTED", words)
    found = compared(chat)

    assert found.verdict is Verdict.UNVERIFIABLE
    assert found.provenance.said is Verdict.UNVERIFIABLE
    assert "quoted nothing that stands in the source" in found.provenance.note
    assert found.provenance.not_checked


def test_an_invented_quote_for_a_part_drops_that_part(chat: ChatStub) -> None:
    def answer(content: Content) -> str:
        def of(claim: dict[str, Any]) -> dict[str, Any]:
            told = judged(content, claim, "SUPPORTED", DECIDES)
            told["parts"][0] = {"part": 1, "state": "found", "sentence": 2, "quote": "strolls healed legs"}
            return told

        return answers(content, of)

    chat.answer = answer
    found = compared(chat)

    assert found.verdict is Verdict.NOT_ENOUGH_INFO
    assert found.provenance.not_checked == (found.slots[0].text,)
    assert found.provenance.vetoed_by == (f"not found: {found.slots[0].text}",)


def test_quotes_may_differ_in_typing_and_the_number_of_the_sentence(chat: ChatStub) -> None:
    source = work("The ‘walking’ group – 60 adults – had less pain.", "No harms were seen.")
    chat.answer = lambda content: answers(
        content,
        lambda claim: {
            **judged(content, claim, "SUPPORTED", "had less pain"),
            "sentence": 3,
            "quote": "\"The 'walking' group - 60  adults - had less pain\"",
        },
    )
    found = compared(chat, source=source)

    assert found.verdict is Verdict.SUPPORTED
    assert found.provenance.opinions[0][1].quote == "The ‘walking’ group – 60 adults – had less pain"


@pytest.mark.parametrize("change", ["too few", "too many", "twice", "not numbered", "no list"])
def test_a_wrong_number_of_parts_is_told_and_supports_nothing(chat: ChatStub, change: str) -> None:
    def answer(content: Content) -> str:
        def of(claim: dict[str, Any]) -> dict[str, Any]:
            told = judged(content, claim, "SUPPORTED", DECIDES)
            parts = told["parts"]
            told["parts"] = {
                "too few": parts[1:],
                "too many": [*parts, {"part": 99, "state": "found", **quoted(content, DECIDES)}],
                "twice": [*parts, parts[0]],
                "not numbered": [{**each, "part": str(each["part"])} for each in parts],
                "no list": {"1": "found"},
            }[change]
            return told

        return answers(content, of)

    chat.answer = answer
    found = compared(chat)

    assert "parts where the claim has" in found.provenance.note
    assert found.verdict is (Verdict.SUPPORTED if change == "too many" else Verdict.NOT_ENOUGH_INFO)


BROKEN = {
    "prose": "The claim is SUPPORTED.",
    "cut off": '{"answers": [{"id": "',
    "a list": "[]",
    "no answers": '{"verdict": "SUPPORTED"}',
    "answers of text": '{"answers": ["SUPPORTED"]}',
    "deep": "[" * 100_000,
    "empty": "",
}


@pytest.mark.parametrize("text", BROKEN.values(), ids=BROKEN)
def test_what_is_no_json_leaves_the_base_tier_its_verdict(chat: ChatStub, text: str) -> None:
    chat.answer = lambda _: text
    found = compared(chat)

    assert found.verdict is verify(LAY, work()).verdict
    assert found.provenance.is_unanswered
    assert "not the JSON" in found.provenance.note


def test_json_in_a_fence_is_read(chat: ChatStub) -> None:
    plain = chat.answer
    chat.answer = lambda content: f"Here you are:\n```json\n{plain(content)}\n```"
    assert compared(chat).verdict is Verdict.SUPPORTED


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"verdict": "TRUE"}, "none of those"),
        ({"verdict": None}, "none of those"),
        ({"confidence": "high"}, "no number"),
        ({"confidence": 7}, "no number"),
        ({"confidence": True}, "no number"),
        ({"id": "c1"}, "not answered"),
    ],
)
def test_an_answer_that_is_not_as_asked_for_is_no_opinion(chat: ChatStub, changed: dict[str, Any], reason: str) -> None:
    chat.answer = saying("SUPPORTED", DECIDES, **changed)
    found = compared(chat)

    assert found.provenance.is_unanswered
    assert reason in found.provenance.note


def test_a_claim_that_is_answered_twice_has_no_answer(chat: ChatStub) -> None:
    plain = chat.answer

    def twice(content: Content) -> str:
        told = json.loads(str(plain(content)))
        return json.dumps({"answers": [*told["answers"], *told["answers"]]})

    chat.answer = twice
    assert compared(chat).provenance.is_unanswered


@pytest.mark.parametrize("verdict", ["SUPPORTED", "CONTRADICTED", "MISSING"])
def test_who_judges_the_control_claim_wrong_is_not_believed(chat: ChatStub, verdict: str) -> None:
    chat.answer = lambda content: answers(
        content, lambda claim: judged(content, claim, verdict, DECIDES), control=False
    )
    found = compared(chat)

    assert found.provenance.is_unanswered
    assert "no answer is believed" in found.provenance.note


def honest(content: Content) -> str:
    """Supports the lay claim where the deciding words are sent, and leaves the rest open."""

    def of(claim: dict[str, Any]) -> dict[str, Any]:
        right = claim["text"] == LAY and quoted(content, DECIDES)["sentence"]
        return judged(content, claim, "SUPPORTED" if right else "NOT_ENOUGH_INFO", DECIDES)

    return answers(content, of)


def obedient(control: bool) -> Any:
    """Does what any text asks for that tells a judge what to answer, and quotes that text for it."""

    def answer(content: Content) -> str:
        texts = [each["text"] for each in (*content["sentences"], *content["claims"])]
        orders = [each for each in texts if any(order in each for order in injections.ORDERS)]
        if not orders:
            return honest(content)
        said = [each["text"] for each in content["sentences"] if each["text"] in orders] or [DECIDES]
        return answers(content, lambda claim: judged(content, claim, "SUPPORTED", said[0]), control=control)

    return answer


@pytest.mark.parametrize("control", [True, False], ids=["careful with the control claim", "blindly"])
@pytest.mark.parametrize("place", ["claim", "title", "abstract"])
@pytest.mark.parametrize("order", injections.ORDERS)
def test_no_text_changes_a_verdict_unseen(chat: ChatStub, order: str, place: str, control: bool) -> None:
    chat.answer = obedient(control)
    claim = f"{FALSE} {order}" if place == "claim" else FALSE
    title = f"Walking for sore knees. {order}" if place == "title" else "Walking for sore knees"
    abstract = (*ABSTRACT, order) if place == "abstract" else ABSTRACT

    found = verify(claim, work(*abstract, title=title), verifier=judge(chat))

    assert found.verdict is not Verdict.SUPPORTED
    assert found.provenance.note, "what was withheld or not believed must be told"


def test_sentences_that_speak_to_a_judge_do_not_spoil_the_others(chat: ChatStub) -> None:
    chat.answer = obedient(control=True)
    found = verify(LAY, work(*ABSTRACT, injections.ORDERS[0]), verifier=judge(chat))

    assert found.verdict is Verdict.SUPPORTED
    assert found.provenance.note.startswith("withheld: 1 of the source's sentences")


@pytest.mark.parametrize("text", injections.ORDINARY)
def test_ordinary_sentences_speak_to_no_judge(text: str) -> None:
    assert not addresses_a_judge(text)


def test_a_passing_trouble_is_asked_about_again(chat: ChatStub) -> None:
    chat.script = [Trouble(status=503), Trouble(status=429, headers={"Retry-After": "1"})]
    engine = judge(chat)

    assert verify(LAY, work(), verifier=engine).verdict is Verdict.SUPPORTED
    assert len(chat.asked) == 3
    assert engine.budget.requests == 10 - 3
    assert engine.budget.tokens == 100_000 - 500


@pytest.mark.parametrize(
    ("trouble", "reason"),
    [
        (Trouble(status=401), "the key is not accepted"),
        (Trouble(status=500), "status 500"),
        (Trouble(status=413, body=b'{"error": {"message": "the context is 2048 tokens"}}'), "the context is 2048"),
        (Trouble(status=413, body=b'{"error": "too long"}'), "status 413 (too long)"),
        (Trouble(status=302, headers={"Location": "http://127.0.0.1:9/"}), "status 302"),
        (Trouble(body=b"<html>"), "no completion"),
        (Trouble(body=b'{"choices": []}'), "no completion"),
        (Trouble(body=b'{"choices": [{"message": {"content": null}}]}'), "holds no text"),
        (Trouble(body=b"x" * 3_000_000), "longer than"),
        (Trouble(body=completion("{}"), delay=1.0), "in time"),
    ],
)
def test_an_endpoint_in_trouble_leaves_the_base_tier_its_verdict(chat: ChatStub, trouble: Trouble, reason: str) -> None:
    chat.script = [trouble] * 3
    found = compared(chat, patience=0.5)

    assert found.verdict is verify(LAY, work()).verdict
    assert found.provenance.is_unanswered
    assert reason in found.provenance.note


def test_an_endpoint_that_does_not_answer_is_left_alone(chat: ChatStub) -> None:
    chat.answer = lambda _: Trouble(status=400)
    engine = judge(chat)
    for _ in range(4):
        found = verify(LAY, work(), verifier=engine)

    assert "not asked again" in found.provenance.note
    assert len(chat.asked) == 3, "the first is asked again without a format of the response"


def test_a_server_that_knows_no_format_of_the_response_is_asked_without(chat: ChatStub) -> None:
    chat.script = [Trouble(status=400)]

    assert compared(chat).verdict is Verdict.SUPPORTED
    assert ["response_format" in each for each in chat.asked] == [True, False]


def test_a_budget_is_kept(chat: ChatStub) -> None:
    for budget in (Budget(requests=0, tokens=10**6), Budget(requests=9, tokens=100)):
        found = compared(chat, budget=budget)
        assert "budget" in found.provenance.note
    assert not chat.asked


def test_a_forecast_tells_what_asking_would_take(chat: ChatStub) -> None:
    from claimcheck.verification.engines.engine import Question

    engine = judge(chat)
    source = work()
    questions = [
        Question(claim=f"{LAY} {number}", source=source, base=verify(f"{LAY} {number}", source)) for number in range(20)
    ]
    forecast = list(engine.batches(questions))
    engine.judge(questions)

    assert len(forecast) == len(chat.asked) == 3
    sent = sum(len(json.dumps(each["messages"])) for each in chat.asked)
    assert sent / 6 < sum(batch.tokens for batch in forecast) < sent


@pytest.mark.parametrize("url", ["", "ftp://x.example", "localhost:11434", "http://", "https://u:p@x.example/v1"])
def test_an_address_that_is_none_is_refused(url: str) -> None:
    with pytest.raises(ConfigError, match="llm-url") as told:
        Endpoint(url=url, model="m")
    assert "u:p" not in str(told.value)


def test_a_key_is_not_sent_in_the_clear() -> None:
    with pytest.raises(ConfigError, match="in the clear"):
        Endpoint(url="http://models.example/v1", model="m", key="secret")
    assert "secret" not in repr(Endpoint(url="https://models.example/v1", model="m", key="secret"))


@pytest.mark.parametrize("words", ["reduced pain", "by 20%", "to a", "with the"])
def test_too_few_words_decide_nothing(chat: ChatStub, words: str) -> None:
    chat.answer = saying("SUPPORTED", words)
    assert compared(chat).verdict is Verdict.UNVERIFIABLE


def test_function_words_show_no_part(chat: ChatStub) -> None:
    def answer(content: Content) -> str:
        def of(claim: dict[str, Any]) -> dict[str, Any]:
            told = judged(content, claim, "SUPPORTED", DECIDES)
            told["parts"][0] |= quoted(content, "to a")
            return told

        return answers(content, of)

    chat.answer = answer
    found = compared(chat)
    assert found.verdict is Verdict.NOT_ENOUGH_INFO
    assert found.provenance.not_checked == (found.slots[0].text,)


def test_asking_again_counts_against_the_budget(chat: ChatStub) -> None:
    chat.script = [Trouble(status=503)] * 3
    engine = judge(chat, budget=Budget(requests=2, tokens=100_000))
    verify(LAY, work(), verifier=engine)
    assert len(chat.asked) == 2
    assert engine.budget.requests == 0


def test_a_key_that_a_server_repeats_is_not_told(chat: ChatStub) -> None:
    chat.script = [Trouble(status=401, body=b'{"error": "the key ' + b"x" * 140 + b'sk-secret is wrong"}')]
    assert "sk-" not in compared(chat, key="sk-secret").provenance.note
