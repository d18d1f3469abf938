"""A model of a few hundred bytes that a test makes itself: each word of a pair adds to the three classes."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

LABELS = ("CONTRADICTION", "neutral", "Entailment")
WORDS = {
    "reduced": (0.0, 0.0, 6.0),
    "did": (0.0, 6.0, 0.0),
    "harms": (9.0, 0.0, 0.0),
    "unicorns": (0.0, 14.0, 0.0),
}
"""What each word adds, in the order of the labels; other words add nothing."""
_SPECIAL = ("[PAD]", "[UNK]", "[CLS]", "[SEP]")


def make_model(
    folder: Path, *, labels: Sequence[str] = LABELS, shape: tuple[int | str, int | str] = ("batch", "length")
) -> Path:
    """Write the configuration, the tokenizer and the weights; `shape` is that of the inputs."""
    folder.mkdir(parents=True, exist_ok=True)
    config = {"model_type": "bert", "max_position_embeddings": 64, "id2label": dict(enumerate(labels))}
    (folder / "config.json").write_text(json.dumps(config), encoding="utf-8")
    _write_tokenizer(folder / "tokenizer.json")
    _write_weights(folder / "model.onnx", len(labels), shape)
    return folder


def _write_tokenizer(path: Path) -> None:
    from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors

    vocabulary = {word: number for number, word in enumerate((*_SPECIAL, *WORDS))}
    made = Tokenizer(models.WordLevel(vocabulary, unk_token=_SPECIAL[1]))
    made.normalizer = normalizers.Lowercase()
    made.pre_tokenizer = pre_tokenizers.Whitespace()
    made.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]", pair="[CLS] $A [SEP] $B:1 [SEP]:1", special_tokens=[("[CLS]", 2), ("[SEP]", 3)]
    )
    made.save(str(path))


def _write_weights(path: Path, classes: int, shape: tuple[int | str, int | str]) -> None:
    import numpy as np
    import onnx
    from onnx import TensorProto, helper, numpy_helper

    rows = [(0.0, 0.0, 0.0)] * len(_SPECIAL) + list(WORDS.values())
    table = np.array([row[-classes:] for row in rows], dtype=np.float32)
    nodes = [
        helper.make_node("Gather", ["table", "input_ids"], ["embedded"], axis=0),
        helper.make_node("Cast", ["attention_mask"], ["weights"], to=TensorProto.FLOAT),
        helper.make_node("Unsqueeze", ["weights", "last"], ["column"]),
        helper.make_node("Mul", ["embedded", "column"], ["seen"]),
        helper.make_node("ReduceSum", ["seen", "second"], ["logits"], keepdims=0),
    ]
    inputs = [helper.make_tensor_value_info(name, TensorProto.INT64, shape) for name in ("input_ids", "attention_mask")]
    output = helper.make_tensor_value_info("logits", TensorProto.FLOAT, (shape[0], classes))
    constants: list[Any] = [
        numpy_helper.from_array(table, "table"),
        numpy_helper.from_array(np.array([2]), "last"),
        numpy_helper.from_array(np.array([1]), "second"),
    ]
    graph = helper.make_graph(nodes, "tiny", inputs, [output], constants)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    onnx.save(model, str(path))
