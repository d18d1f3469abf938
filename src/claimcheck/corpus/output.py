"""The file that the records go to: added to a line at a time, so that a run that was cut off can go on.

While a run is not done, `OUTPUT.unfinished` stands beside the file: under which settings the run was begun, and how
long the slowest articles took. A file without it belongs to a run that is done, and is not touched.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Self

from attrs import define, field

from claimcheck import __version__
from claimcheck.corpus.inputs import UNFINISHED
from claimcheck.corpus.processes import WINDOW
from claimcheck.corpus.records import SCHEMA_VERSION
from claimcheck.corpus.tally import Line, Tally, Told
from claimcheck.errors import ConfigError
from claimcheck.files import replace_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from types import TracebackType

    Record = dict[str, Any]

_BLOCK = 1 << 20
_AHEAD = 64 * WINDOW
"""How far an answer may stand from the place of its article: `WINDOW` for each time that a run was cut off."""
_ID = len('{"id": ')
_STRING = json.JSONDecoder()


@define
class Output:
    """The file of a run, open; nobody else writes it meanwhile."""

    path: Path
    tally: Tally
    _file: BinaryIO
    _before: int = 0
    """Bytes of the records that stood in it at the beginning."""
    _marker: Path = field(init=False)

    def __attrs_post_init__(self) -> None:
        self._marker = _marker_of(self.path)

    @classmethod
    def begin(cls, path: Path, asked: str, *, overwrite: bool = False) -> Self:
        """Open the file for a run that is `asked` for in these words; one that was cut off goes on.

        Raises:
            ConfigError: The file is that of a run that is done or was begun otherwise, another process writes it, or
                it cannot be written.
        """
        if path.exists() and not path.is_file():
            raise ConfigError(f"{path}: is no file that a run could go on with; name one with -o")
        try:
            file = path.open("r+b" if path.exists() else "x+b")
        except OSError as error:
            raise ConfigError(f"{path}: cannot be written ({error.strerror}); name another file with -o") from None
        try:
            _alone(file, path)
            _mark(path, file, asked, overwrite=overwrite)
            file.truncate(_whole(file))
            output = cls(path, Tally(), file, file.seek(0, os.SEEK_END))
            output._count()
            file.seek(0, os.SEEK_END)
        except OSError as error:
            file.close()
            raise ConfigError(f"{path}: cannot be written ({error.strerror}); name another file with -o") from None
        except ConfigError:
            file.close()
            raise
        return output

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with suppress(OSError):  # what did not fit on the disk was told when it was written
            self._file.close()

    def left(self, records: Iterable[Record]) -> Iterator[Record]:
        """The records of the corpus that have no answer in the file yet.

        Raises:
            ConfigError: The corpus is another one.
        """
        answered = self._ids()
        waiting: dict[str, list[int]] = {}
        """Ids that were read from the file and not yet met in the corpus, each with the places where they were read."""
        held = 0
        for place, record in enumerate(records):
            name = str(record["id"])
            while name not in waiting and held < _AHEAD and (known := next(answered, None)) is not None:
                waiting.setdefault(known, []).append(place)
                held += 1
            if name in waiting:
                held -= 1
                waiting[name].pop()
                if not waiting[name]:
                    del waiting[name]
                continue
            if held == _AHEAD and place - min(map(min, waiting.values())) > _AHEAD:
                raise ConfigError(
                    f"{self.path}: holds answers to other articles than these: the corpus changed since the run was "
                    "begun; begin anew with --overwrite, or name another file"
                )
            yield record

    def write(self, line: Line) -> None:
        """Add the answer to an article.

        Raises:
            OSError: It cannot be written.
        """
        self._file.write(line.text)
        self._file.flush()
        if self.tally.add(line.told):
            with self._marker.open("ab") as file:
                file.write(json.dumps({"id": line.told.id, "seconds": line.told.seconds}).encode() + b"\n")

    def finish(self) -> None:
        """The run is done.

        Raises:
            OSError: It cannot be written.
        """
        self._file.flush()
        os.fsync(self._file.fileno())
        self._marker.unlink(missing_ok=True)

    def _count(self) -> None:
        """Count what stands in the file, with what is known of how long it took."""
        self._file.seek(0)
        for number, line in enumerate(self._file, 1):
            try:
                self.tally.add(Told.of(json.loads(line)))
            except (ValueError, KeyError, TypeError, AttributeError):
                raise ConfigError(f"{self.path}:{number}: is no record; begin anew with --overwrite") from None
        for line in self._marker.read_bytes().split(b"\n")[1:]:
            with suppress(ValueError, KeyError, TypeError):  # the last line may be torn
                noted = json.loads(line)
                self.tally.time(noted["id"], noted["seconds"])

    def _ids(self) -> Iterator[str]:
        """The ids of the answers that stood in the file at the beginning."""
        with self.path.open("rb") as file:
            while file.tell() < self._before:
                yield str(_STRING.raw_decode(file.readline().decode(), _ID)[0])


def _marker_of(path: Path) -> Path:
    return path.with_name(f"{path.name}{UNFINISHED}")


def _mark(path: Path, file: BinaryIO, asked: str, *, overwrite: bool) -> None:
    """Put beside the file what is asked for, or see that the run that was cut off was asked for the same.

    Raises:
        ConfigError: It was not, or the run is done.
    """
    marker = _marker_of(path)
    head = json.dumps({"claimcheck": __version__, "schema_version": SCHEMA_VERSION, "asked": asked}) + "\n"
    if overwrite:
        file.truncate(0)
        marker.unlink(missing_ok=True)
    if not marker.exists():
        if file.seek(0, os.SEEK_END):
            raise ConfigError(f"{path}: holds the records of a run that is done; name another file, or --overwrite")
        replace_file(marker, head.encode())
    elif (before := marker.read_text(encoding="utf-8").partition("\n")[0] + "\n") != head:
        raise ConfigError(
            f"{path}: was begun with other settings, or by another version ({before.strip()}): run that again to go "
            "on, name another file, or begin anew with --overwrite"
        )


def _whole(file: BinaryIO) -> int:
    """The bytes up to the end of the last whole line."""
    end = file.seek(0, os.SEEK_END)
    while end:
        start = max(0, end - _BLOCK)
        file.seek(start)
        found = file.read(end - start).rfind(b"\n")
        if found >= 0:
            return start + found + 1
        end = start
    return 0


def _alone(file: BinaryIO, path: Path) -> None:
    """Take the file for this process alone, where the system can tell.

    Raises:
        ConfigError: Another process has it.
    """
    try:
        import fcntl
    except ImportError:  # Windows
        return
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        raise ConfigError(f"{path}: another run writes it; wait for that, or name another file with -o") from None
