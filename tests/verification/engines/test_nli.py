from __future__ import annotations

import json
import sys
from contextlib import nullcontext
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from claimcheck import verify
from claimcheck.errors import ConfigError
from claimcheck.model import Passage, Verdict, Work
from claimcheck.model.opinions import Opinion
from claimcheck.verification.engines.deciding import ALONE
from claimcheck.verification.engines.engine import Question, Unjudged
from claimcheck.verification.engines.nli.folder import ModelFolder
from claimcheck.verification.engines.nli.judge import NliJudge
from claimcheck.verification.engines.nli.scoring import chances, load
from tests.verification.engines.tiny_model import LABELS, make_model

for needed in ("onnxruntime", "tokenizers", "onnx"):
    pytest.importorskip(needed, reason=f"{needed} comes with the extra [model] or the group dev")

ABSTRACT = (
    "We randomised 120 adults with sore knees to a walking group or to a leaflet for 12 weeks.",
    "Walking reduced pain by 20% compared with the leaflet.",
    "No harms were seen.",
    "Adherence was good.",
)
WORK = Work(title="Walking for sore knees", abstract=tuple(Passage(section="", text=each) for each in ABSTRACT))
LAY = "People whose legs hurt felt better when they went for strolls."


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_model(tmp_path_factory.mktemp("models") / "tiny")


def question(claim: str) -> Question:
    return Question(claim=claim, source=WORK, base=verify(claim, WORK))


def test_a_passage_that_bears_the_claim_out_supports_it(model: Path) -> None:
    found = verify(LAY, WORK, verifier=NliJudge(str(model)))

    assert found.verdict is Verdict.SUPPORTED
    assert found.rationale[0].text == ABSTRACT[1]
    assert (found.provenance.model, found.provenance.passages) == ("tiny", (1,))


def test_a_model_alone_contradicts_nothing(model: Path) -> None:
    quiet = Work(title="Walking", abstract=(Passage(section="", text="Walking had harms in all people."),))
    found = verify("People were well after strolls.", quiet, verifier=NliJudge(str(model)))

    assert found.provenance.said is Verdict.CONTRADICTED
    assert found.verdict is Verdict.NOT_ENOUGH_INFO
    assert ALONE in found.provenance.vetoed_by


def test_every_statement_of_a_claim_must_be_borne_out(model: Path) -> None:
    engine = NliJudge(str(model))
    whole, half = engine.judge(
        [question(LAY), question(f"{LAY[:-1]}, whereas unicorns in the woods stayed as they were.")]
    )

    assert isinstance(whole, Opinion)
    assert isinstance(half, Opinion)
    assert whole.supported > 0.9
    assert half.supported < 0.1


def test_what_the_model_is_not_sure_of_is_left_open(model: Path) -> None:
    short = Work(title="Strolls", abstract=(Passage(section="", text="People went for strolls in the park."),))
    found = verify("Legs feel better after a swim in the sea.", short, verifier=NliJudge(str(model)))

    assert found.verdict is Verdict.NOT_ENOUGH_INFO


@pytest.mark.parametrize("shape", [("batch", 32), (1, "length"), (4, 16), (1, 48)])
def test_models_of_fixed_length_or_size_are_filled_up(tmp_path: Path, shape: tuple[int | str, int | str]) -> None:
    folder = ModelFolder.open(str(make_model(tmp_path / "fixed", shape=shape)))
    pairs = [("walking reduced pain", "x"), ("harms " * 5, "x " * 200), ("x", "unicorns"), ("did", "x"), ("x", "x")]

    told = chances(load(folder), folder, pairs)

    assert [max(0, 1, key=each.__getitem__) for each in told[:2]] == [0, 1]
    assert told[2][0] < 0.01
    assert told[4] == pytest.approx((1 / 3, 1 / 3))


@pytest.mark.parametrize(
    ("labels", "meanings"),
    [
        (LABELS, ("contradicted", "neutral", "supported")),
        (("entailment", "not_entailment"), ("supported", "other")),
        (("REFUTES", "NOT ENOUGH INFO", "SUPPORTS"), ("contradicted", "neutral", "supported")),
        (("entailment", "contradiction"), ("supported", "contradicted")),
    ],
)
def test_classes_are_known_by_what_their_names_mean(
    tmp_path: Path, labels: tuple[str, ...], meanings: tuple[str, ...]
) -> None:
    folder = make_model(tmp_path / "named", labels=labels)
    assert ModelFolder.open(str(folder)).meanings == meanings


@pytest.mark.parametrize(
    "labels",
    [
        ("LABEL_0", "LABEL_1", "LABEL_2"),
        ("positive", "negative"),
        ("entailment",),
        ("entailment", "neutral", "neutral"),
    ],
)
def test_classes_whose_names_tell_nothing_are_refused(tmp_path: Path, labels: tuple[str, ...]) -> None:
    folder = make_model(tmp_path / "unnamed")
    config = {"id2label": dict(enumerate(labels))}
    (folder / "config.json").write_text(json.dumps(config), encoding="utf-8")

    with pytest.raises(ConfigError, match="do not tell whether one text bears out another"):
        ModelFolder.open(str(folder))


def spoil(folder: Path, what: str) -> None:
    match what:
        case "no configuration":
            (folder / "config.json").unlink()
        case "no JSON":
            (folder / "config.json").write_text("{", encoding="utf-8")
        case "no names of classes":
            (folder / "config.json").write_text("{}", encoding="utf-8")
        case "no tokenizer":
            (folder / "tokenizer.json").unlink()
        case "a tokenizer that is none":
            (folder / "tokenizer.json").write_text("{}", encoding="utf-8")
        case "corrupt weights":
            (folder / "model.onnx").write_bytes(b"\x08\x08\x12\x04tiny" * 9)
        case "half the weights":
            weights = (folder / "model.onnx").read_bytes()
            (folder / "model.onnx").write_bytes(weights[: len(weights) // 2])
        case "other classes":
            make_model(folder, labels=("entailment", "not_entailment"))
            three = json.dumps({"id2label": dict(enumerate(LABELS))})
            (folder / "config.json").write_text(three, encoding="utf-8")


@pytest.mark.parametrize(
    ("what", "told"),
    [
        ("no configuration", "config.json: cannot be read"),
        ("no JSON", "config.json: not JSON"),
        ("no names of classes", "no names of classes"),
        ("no tokenizer", "tokenizer.json: missing"),
        ("a tokenizer that is none", "tokenizer.json: cannot be read"),
        ("corrupt weights", "model.onnx: cannot be loaded"),
        ("half the weights", "model.onnx: cannot be loaded"),
        ("other classes", "for the 3 classes"),
    ],
)
def test_a_folder_that_is_not_whole_is_refused_with_the_file(tmp_path: Path, what: str, told: str) -> None:
    folder = make_model(tmp_path / "spoilt")
    spoil(folder, what)

    with pytest.raises(ConfigError, match=told):
        verify(LAY, WORK, verifier=NliJudge(str(folder)))


def test_a_model_that_was_fetched_from_a_hub_is_found_by_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HF_HUB_CACHE", str(tmp_path))
    kept = tmp_path / "models--somebody--tiny"
    make_model(kept / "snapshots" / "abc")
    (kept / "refs").mkdir()
    (kept / "refs" / "main").write_text("abc", encoding="utf-8")

    assert ModelFolder.open("somebody/tiny").path == kept / "snapshots" / "abc"
    with pytest.raises(ConfigError, match="hf download somebody/other"):
        ModelFolder.open("somebody/other")


def test_without_the_extra_it_is_said_what_to_install(model: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "claimcheck.verification.engines.nli.onnx", raising=False)
    monkeypatch.setitem(sys.modules, "onnxruntime", None)

    with pytest.raises(ConfigError, match=r"\[model\]"):
        load(ModelFolder.open(str(model)))


def test_without_weights_for_onnxruntime_transformers_are_needed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = make_model(tmp_path / "torch")
    (folder / "model.onnx").unlink()
    monkeypatch.delitem(sys.modules, "claimcheck.verification.engines.nli.torch", raising=False)
    monkeypatch.setitem(sys.modules, "torch", None)

    with pytest.raises(ConfigError, match="install torch and transformers"):
        load(ModelFolder.open(str(folder)))


class Numbers:
    """What stands in for the tensors of torch."""

    def __init__(self, rows: list[list[float]]) -> None:
        self._rows = rows

    def __getattr__(self, name: str) -> Any:
        return (lambda *_: self._rows) if name == "tolist" else (lambda *_: self)


def test_transformers_are_given_the_folder_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, dict[str, Any]]] = []

    class Loaded:
        @classmethod
        def from_pretrained(cls, path: str, **options: Any) -> Loaded:
            asked.append((path, options))
            return cls()

        def to(self, _: str) -> Loaded:
            return self

        def eval(self) -> None:
            pass

        def keys(self) -> list[str]:
            return []

        def __call__(self, *texts: list[str], **_: Any) -> Any:
            return SimpleNamespace(logits=Numbers([[0.0, 0.0, 9.0]])) if not texts else self

    torch = SimpleNamespace(
        cuda=SimpleNamespace(is_available=lambda: False), set_num_threads=lambda _: None, inference_mode=nullcontext
    )
    transformers = SimpleNamespace(AutoTokenizer=Loaded, AutoModelForSequenceClassification=Loaded)
    monkeypatch.setitem(sys.modules, "torch", torch)
    monkeypatch.setitem(sys.modules, "transformers", transformers)
    monkeypatch.delitem(sys.modules, "claimcheck.verification.engines.nli.torch", raising=False)
    folder = make_model(tmp_path / "torch")
    (folder / "model.onnx").unlink()

    opened = ModelFolder.open(str(folder))
    ((supported, _),) = chances(load(opened), opened, [("walking reduced pain", "x")])

    assert supported > 0.99
    assert [path for path, _ in asked] == [str(folder)] * 2
    assert all(options["local_files_only"] for _, options in asked)
    assert asked[1][1]["use_safetensors"], "pickled weights can run code"
    monkeypatch.delitem(sys.modules, "claimcheck.verification.engines.nli.torch")


def test_a_model_of_transformers_is_read_where_torch_is(tmp_path: Path) -> None:
    pytest.importorskip("torch", reason="torch is not of this project; this runs where somebody has it")
    transformers = pytest.importorskip("transformers", reason="as torch")
    folder = make_model(tmp_path / "torch")
    (folder / "model.onnx").unlink()
    sizes = {"hidden_size": 8, "num_hidden_layers": 1, "num_attention_heads": 1, "intermediate_size": 8}
    config = transformers.BertConfig(
        vocab_size=8, max_position_embeddings=64, id2label=dict(enumerate(LABELS)), **sizes
    )
    transformers.BertForSequenceClassification(config).save_pretrained(folder)
    padding = {"pad_token": "[PAD]"}
    tokenizer = transformers.PreTrainedTokenizerFast(tokenizer_file=str(folder / "tokenizer.json"), **padding)
    tokenizer.save_pretrained(folder)

    opened = ModelFolder.open(str(folder))
    told = chances(load(opened), opened, [("walking reduced pain", "x"), ("x", "harms")])
    assert all(0 < supported + contradicted < 1 for supported, contradicted in told)


def test_a_source_without_text_gets_no_opinion(model: Path) -> None:
    empty = Question(claim=LAY, source="", base=verify(LAY, ""))
    (told,) = NliJudge(str(model)).judge([empty])
    assert isinstance(told, Unjudged)
