"""Weights for transformers, where the user has torch; from the folder alone, without code of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import torch
import transformers

from claimcheck.errors import ConfigError
from claimcheck.verification.engines.nli.scoring import THREADS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.verification.engines.nli.folder import ModelFolder


class TorchScorer:
    """A model that is loaded, on a GPU where there is one."""

    def __init__(self, folder: ModelFolder) -> None:
        """Load the weights and the tokenizer; weights that are pickled Python are not read.

        Raises:
            ConfigError: A file is missing or broken.
        """
        self._device = "cuda" if torch.cuda.is_available() else "cpu"
        self._longest = folder.longest
        torch.set_num_threads(THREADS)
        try:
            self._tokenizer = transformers.AutoTokenizer.from_pretrained(str(folder.path), local_files_only=True)
            self._model = transformers.AutoModelForSequenceClassification.from_pretrained(
                str(folder.path), local_files_only=True, use_safetensors=True
            ).to(self._device)
        except (OSError, ValueError, RuntimeError, ImportError) as error:
            said = " ".join(str(error).split())[:200]
            raise ConfigError(f"{folder.path}: cannot be loaded: {said}") from None
        self._model.eval()

    def logits(self, pairs: Sequence[tuple[str, str]]) -> Sequence[Sequence[float]]:
        """See `Scorer`."""
        passages, claims = zip(*pairs, strict=True)
        given = self._tokenizer(
            list(passages), list(claims), padding=True, truncation=True, max_length=self._longest, return_tensors="pt"
        ).to(self._device)
        with torch.inference_mode():
            found: list[list[float]] = self._model(**given).logits.float().cpu().tolist()
        return found
