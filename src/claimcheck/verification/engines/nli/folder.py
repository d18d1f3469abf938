"""A model in a local folder: where it is, what its classes mean, how long a text it takes."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from attrs import field, frozen

from claimcheck import regex as re
from claimcheck.errors import ConfigError

_MEANINGS = (
    ("other", re.compile(r"(?:not|non|no) ?entail\w*|not ?supported|unsupported")),
    ("supported", re.compile(r"entail\w*|support\w*")),
    ("contradicted", re.compile(r"contradict\w*|refut\w*|attack\w*")),
    ("neutral", re.compile(r"neutral|nei|not ?enough ?info\w*|unknown|unrelated|undetermined|no ?relation")),
)
"""What labels mean, in the words that models use for them."""
_WHOLE = ({"supported", "contradicted", "neutral"}, {"supported", "other"}, {"supported", "contradicted"})
"""Sets of classes that tell whether a passage bears out a claim."""
_LONGEST = 512
"""Tokens of a passage and a claim together that are read, at most."""
_OFFSET = {"roberta", "xlm-roberta", "camembert", "xlm-roberta-xl"}
"""Kinds of model of which two positions are no place for a token."""


@frozen(kw_only=True)
class ModelFolder:
    """A folder with a model that was understood."""

    path: Path
    name: str
    """How it is called in reports: its name in a hub, or that of the folder."""
    meanings: tuple[str, ...]
    """What each class means, in the order of the model's outputs."""
    longest: int
    config: dict[str, Any] = field(repr=False)

    @classmethod
    def open(cls, name: str) -> ModelFolder:
        """The model in the folder `name`, or the one of that name that was fetched from a hub.

        Raises:
            ConfigError: There is none, or it cannot be told what its classes mean.
        """
        path = _find(name)
        config = _json(path / "config.json")
        positions = config.get("max_position_embeddings")
        known = positions if isinstance(positions, int) and positions > 2 else _LONGEST
        return cls(
            path=path,
            name=model_name(name),
            meanings=_meanings(config, path),
            longest=min(_LONGEST, known - 2 * (config.get("model_type") in _OFFSET)),
            config=config,
        )

    @property
    def onnx(self) -> Path | None:
        """The weights for onnxruntime; None where there are none."""
        places = (self.path / "model.onnx", self.path / "onnx" / "model.onnx")
        return next((each for each in places if each.is_file()), None)

    @property
    def tokenizer(self) -> Path:
        """The tokenizer.

        Raises:
            ConfigError: It is missing.
        """
        path = self.path / "tokenizer.json"
        if not path.is_file():
            raise ConfigError(f"{path}: missing: the model needs its fast tokenizer beside it")
        return path

    @property
    def stamp(self) -> str:
        """What changes with the weights."""
        weights = self.onnx or self.path / "model.safetensors"
        if not weights.is_file():
            return ""
        told = weights.stat()
        return f"{told.st_size}-{told.st_mtime_ns}"


def model_name(name: str) -> str:
    """How a model is called in reports and keys, wherever its folder is, and whether it is there or not."""
    return Path(name).name


def _find(name: str) -> Path:
    path = Path(name).expanduser()
    if path.is_dir():
        return path
    home = Path(os.environ.get("HF_HOME") or "~/.cache/huggingface").expanduser()
    hub = Path(os.environ.get("HF_HUB_CACHE") or home / "hub")
    kept = hub / f"models--{name.replace('/', '--')}"
    reference = kept / "refs" / "main"
    revision = reference.read_text(encoding="utf-8").strip() if reference.is_file() else ""
    if revision and (kept / "snapshots" / revision).is_dir():
        return kept / "snapshots" / revision
    raise ConfigError(
        f"nli-model {name!r} is no folder, and no model of that name was fetched: fetch it, as with "
        f"`hf download {name}`, or name its folder"
    )


def _json(path: Path) -> dict[str, Any]:
    try:
        content = json.loads(path.read_bytes())
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read ({error.strerror}): a folder of a model holds one") from None
    except ValueError as error:
        raise ConfigError(f"{path}: not JSON ({error})") from None
    if not isinstance(content, dict):
        raise ConfigError(f"{path}: not an object")
    return content


def _meanings(config: dict[str, Any], path: Path) -> tuple[str, ...]:
    """What each output means, by the names that the configuration gives its classes."""
    labels = config.get("id2label")
    if not isinstance(labels, dict) or not labels:
        raise ConfigError(f"{path / 'config.json'}: no names of classes (id2label): it is no model for this")
    try:
        named = [str(labels[str(place)]) for place in range(len(labels))]
    except KeyError:
        raise ConfigError(f"{path / 'config.json'}: the classes of id2label are not numbered from 0") from None
    told = tuple(map(_meaning, named))
    if set(told) not in _WHOLE or len(set(told)) < len(told):
        raise ConfigError(
            f"{path / 'config.json'}: the classes {', '.join(named)} do not tell whether one text bears out another: "
            "needed are names such as entailment, neutral and contradiction, or entailment and not_entailment"
        )
    return told


def _meaning(label: str) -> str:
    plain = re.sub(r"[\s_\-]+", " ", label.casefold()).strip()
    return next((meaning for meaning, pattern in _MEANINGS if pattern.fullmatch(plain)), "")
