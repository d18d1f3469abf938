"""Files on disk: their bytes, or an error that says what to do."""

from __future__ import annotations

from pathlib import Path, PurePath
from stat import S_ISDIR, S_ISREG

from claimcheck.errors import ReadError
from claimcheck.readers import SUFFIXES
from claimcheck.readers.limits import check_size


def load(path: Path) -> bytes:
    """The bytes of a file.

    Raises:
        ReadError: It is missing, a folder, a pipe or a device, too large, or may not be read.
    """
    try:
        status = path.stat()
        if not (S_ISREG(status.st_mode) or S_ISDIR(status.st_mode)):
            # Opening a pipe may wait for ever, and a device may never end.
            raise ReadError(
                f"{path}: this is no file but a pipe or a device: save the text, or pipe it in and name `-`"
            )
        check_size(status.st_size, str(path))
        return path.read_bytes()
    except IsADirectoryError as error:
        advice = f"name the articles in it, or use `claimcheck check {path}`"
        raise ReadError(f"{path}: this is a folder; {advice}") from error
    except OSError as error:
        raise ReadError(f"{path}: {error.strerror or error}; check the name and your permission to read it") from error
    except ValueError as error:
        raise ReadError(f"{path!s}: this cannot be the name of a file ({error})") from error


def is_text(given: str) -> bool:
    """Whether a string is the text of an article rather than the name of a file.

    Text holds a line break, or white space without ending like the name of an article; the disk is not asked.
    """
    if "\n" in given or "\r" in given:
        return True
    words = given.split()
    return len(words) > 1 and PurePath(words[-1]).suffix.lower() not in SUFFIXES
