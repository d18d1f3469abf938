"""Weights for onnxruntime, with a tokenizer; no network is used."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import onnxruntime
import tokenizers

from claimcheck.errors import ConfigError
from claimcheck.verification.engines.nli.scoring import THREADS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.verification.engines.nli.folder import ModelFolder

_PROVIDERS = ("CUDAExecutionProvider", "CPUExecutionProvider")
"""Where it may be computed: on this machine."""
_PADDING = ("[PAD]", "<pad>")
_COLUMNS = {"input_ids": "ids", "attention_mask": "attention_mask", "token_type_ids": "type_ids"}
"""The inputs that models of this kind have, and where a tokenizer tells them."""


class OnnxScorer:
    """A model that is loaded."""

    def __init__(self, folder: ModelFolder) -> None:
        """Load the weights and the tokenizer.

        Raises:
            ConfigError: A file is missing or broken, or the model wants other inputs.
        """
        path = folder.onnx
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = THREADS
        options.inter_op_num_threads = 1
        options.log_severity_level = 4
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        there = [each for each in _PROVIDERS if each in onnxruntime.get_available_providers()]
        try:
            self._session = onnxruntime.InferenceSession(str(path), options, providers=there)
        except Exception as error:  # noqa: BLE001 - its errors have no base of their own
            raise ConfigError(f"{path}: cannot be loaded: {_said(error)}; fetch it again") from None
        try:
            self._tokenizer = tokenizers.Tokenizer.from_file(str(folder.tokenizer))
        except ConfigError:
            raise
        except Exception as error:  # noqa: BLE001 - it raises bare exceptions
            raise ConfigError(f"{folder.tokenizer}: cannot be read: {_said(error)}") from None
        self._inputs = {each.name: each for each in self._session.get_inputs()}
        if "input_ids" not in self._inputs or not _COLUMNS.keys() >= self._inputs.keys():
            raise ConfigError(
                f"{path}: wants {', '.join(self._inputs)}, which is not what a model of pairs of texts does"
            )
        rows, columns = self._inputs["input_ids"].shape
        self._rows = rows if isinstance(rows, int) else None
        length = columns if isinstance(columns, int) else None
        self._tokenizer.enable_truncation(length or folder.longest, strategy="longest_first")
        padding = next((each for each in _PADDING if self._tokenizer.token_to_id(each) is not None), None)
        told = {"pad_id": self._tokenizer.token_to_id(padding), "pad_token": padding} if padding else {}
        self._tokenizer.enable_padding(length=length, **told)

    def logits(self, pairs: Sequence[tuple[str, str]]) -> Sequence[Sequence[float]]:
        """See `Scorer`."""
        size = self._rows or len(pairs)
        found: list[Sequence[float]] = []
        for first in range(0, len(pairs), size):
            some = list(pairs[first : first + size])
            filled = [*some, *[some[-1]] * (size - len(some))]
            encoded = self._tokenizer.encode_batch(filled)
            given = {name: _column(encoded, _COLUMNS[name], each.type) for name, each in self._inputs.items()}
            found += self._session.run(None, given)[0].tolist()[: len(some)]
        return found


def _column(encoded: Sequence[Any], name: str, kind: str) -> Any:  # noqa: ANN401 - an array
    return np.array([getattr(each, name) for each in encoded], dtype=np.int32 if "int32" in kind else np.int64)


def _said(error: Exception) -> str:
    return " ".join(str(error).split())[:200]
