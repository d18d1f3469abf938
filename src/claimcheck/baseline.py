"""Findings that are known: a file of fingerprints, so that a run reports only what is new."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Mapping
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import evolve, field, frozen

from claimcheck.errors import ConfigError
from claimcheck.files import replace_file
from claimcheck.model import Finding, Silenced, SilencedBy
from claimcheck.model.fingerprints import fingerprints
from claimcheck.reporters.summary import why_in_part, why_unchecked

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from claimcheck.config import Settings
    from claimcheck.model import CheckedArticle, Report

BASELINE_NAME = "claimcheck-baseline.json"
_VERSION = 1
_LONGEST = 120


@frozen(order=True)
class Known:
    """A finding of a baseline, which may stand in its article more than once."""

    code: str
    text: str
    """The first words that it is about, for those who read the file, white space collapsed."""
    fingerprint: str
    count: int = 1


@frozen(slots=False)
class Baseline:
    """The known findings of each article, under its path from `folder`."""

    folder: Path
    articles: Mapping[str, tuple[Known, ...]] = field(factory=dict)

    @classmethod
    def of(cls, settings: Settings) -> Baseline | None:
        """The baseline that the settings name, if they name one.

        Raises:
            ConfigError: It is missing or broken.
        """
        if not settings.baseline:
            return None
        path = Path(settings.baseline).expanduser()
        try:
            status = path.stat()
        except OSError:
            return cls.read(path)  # says why not
        return _read_once(path, status.st_mtime_ns, status.st_size)

    @classmethod
    def read(cls, path: Path) -> Baseline:
        """The baseline in a file.

        Raises:
            ConfigError: It is missing or broken.
        """
        try:
            content = json.loads(path.read_bytes())
            if content["version"] != _VERSION:
                raise ConfigError(f"{path}: written by another version of claimcheck: --write-baseline writes it anew")
            articles = {str(name): tuple(map(_known, listed)) for name, listed in content["articles"].items()}
        except OSError as error:
            raise ConfigError(
                f"{path}: cannot be read ({error.strerror}); `claimcheck check --write-baseline` writes a baseline"
            ) from None
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            raise ConfigError(
                f"{path}: no baseline of claimcheck ({type(error).__name__}: {error}); after a conflict of a merge "
                "take either side, or write it anew with --write-baseline"
            ) from None
        return cls(Path(os.path.abspath(path)).parent, articles)  # noqa: PTH100 - links stay as they are named

    def write(self, path: Path) -> None:
        """Write the file, one line a finding, so that its history can be read.

        Raises:
            ConfigError: It cannot be written.
        """
        parts = []
        for name in sorted(self.articles):
            lines = ",\n".join(
                f"    {json.dumps(_record(each), ensure_ascii=False)}" for each in sorted(self.articles[name])
            )
            parts.append(f"  {json.dumps(name, ensure_ascii=False)}: [\n{lines}\n  ]")
        text = f'{{\n "version": {_VERSION},\n "articles": {{\n' + ",\n".join(parts) + "\n }\n}\n"
        try:
            replace_file(path, text.encode("utf-8", "backslashreplace"))
        except OSError as error:
            raise ConfigError(f"{path}: cannot be written ({error.strerror}); name another with --baseline") from None

    def less(self, checked: CheckedArticle) -> CheckedArticle:
        """The article with its known findings silenced: of each fingerprint as many as are known."""
        known = self._counts(self._name(checked))
        findings: list[Finding] = []
        silenced = list(checked.silenced)
        for finding, mark in zip(checked.findings, fingerprints(checked), strict=True):
            if known[mark] > 0:
                known[mark] -= 1
                silenced.append(Silenced(finding=finding, by=SilencedBy.BASELINE))
            else:
                findings.append(finding)
        return evolve(checked, findings=tuple(findings), silenced=tuple(silenced))

    def renewed(self, report: Report) -> Baseline:
        """The baseline with the findings of a report for those of its articles, and without articles that are gone.

        Where something of an article could not be looked up, a known finding stays as long as its words do: it may be
        silent only because nobody was asked.
        """
        articles = {name: known for name, known in self.articles.items() if (self.folder / name).exists()}
        for checked in report.articles:
            name = self._name(checked)
            left = [each for each in self._gone(checked) if each not in self.gone(checked)]
            listed = Counter(_all_known(checked))
            now = (evolve(each, count=number) for each, number in listed.items())
            articles[name] = tuple(sorted((*now, *left)))
        return Baseline(self.folder, {name: known for name, known in articles.items() if known})

    def gone(self, checked: CheckedArticle) -> tuple[Known, ...]:
        """The known findings of an article that it has no more."""
        gone = self._gone(checked)
        resolutions = (each for _, each in checked.reading.resolutions)
        if gone and any(why_unchecked(each) or why_in_part(each) for each in resolutions):
            words = " ".join(checked.reading.article.source.split())
            gone = [each for each in gone if each.text not in words]
        return tuple(gone)

    def _gone(self, checked: CheckedArticle) -> list[Known]:
        silenced = tuple(each.finding for each in checked.silenced if each.by is SilencedBy.BASELINE)
        here = set(fingerprints(evolve(checked, findings=(*checked.findings, *silenced))))
        return [each for each in self.articles.get(self._name(checked), ()) if each.fingerprint not in here]

    def _name(self, checked: CheckedArticle) -> str:
        """The path of an article from the folder of the baseline."""
        path = os.path.abspath(checked.reading.article.path)  # noqa: PTH100 - Path has no such function
        try:
            return os.path.relpath(path, self.folder).replace(os.sep, "/")
        except ValueError:  # on another drive
            return path

    def _counts(self, name: str) -> Counter[str]:
        """How often each fingerprint is known in an article; in one that is not, those of articles that were moved."""
        known = self.articles.get(name) or self._moved
        counts: Counter[str] = Counter()
        for each in known:
            counts[each.fingerprint] += each.count
        return counts

    @cached_property
    def _moved(self) -> tuple[Known, ...]:
        return tuple(
            each for name, known in self.articles.items() if not (self.folder / name).exists() for each in known
        )


@lru_cache(maxsize=4)
def _read_once(path: Path, _changed: int, _size: int) -> Baseline:
    """The baseline, parsed once as long as its file stays the same: it may be megabytes."""
    return Baseline.read(path)


def _all_known(checked: CheckedArticle) -> Iterator[Known]:
    source = checked.reading.article.source
    for finding, mark in zip(checked.findings, fingerprints(checked), strict=True):
        yield Known(finding.code, " ".join(finding.span.of(source).split())[:_LONGEST], mark)


def _known(record: Mapping[str, Any]) -> Known:
    return Known(str(record["code"]), str(record["text"]), str(record["fingerprint"]), int(record.get("count", 1)))


def _record(known: Known) -> dict[str, str | int]:
    count: Iterable[tuple[str, str | int]] = [("count", known.count)] if known.count > 1 else []
    return {"code": known.code, "fingerprint": known.fingerprint, "text": known.text, **dict(count)}
