"""The module `re`, whose `compile` keeps what it compiled beside Python's own compiled files.

Import it as `from claimcheck import regex as re`. Most of a short run went into compiling the same patterns anew;
read back, they cost a thirtieth. The store follows the rules of `.pyc` files: it lies in `__pycache__`, belongs to one
version of Python, is not written where `-B` or `PYTHONDONTWRITEBYTECODE` says so, and where it is missing, damaged or
cannot be written, all works as before. What a pattern means cannot change: its whole text and flags are the key.
"""

from __future__ import annotations

import atexit
import importlib.util
import marshal
import os
import re
import sys
import zlib
from array import array
from contextlib import suppress
from functools import cache
from re import *  # noqa: F403 - this module stands in for it
from re import Pattern

try:
    import _sre  # type: ignore[import-not-found]
    from re import _compiler, _parser  # type: ignore[attr-defined]

    _KIND = f"{_sre.MAGIC} {array('I').itemsize} {sys.byteorder} {sys.hexversion}".encode()
except (ImportError, AttributeError):  # another Python than CPython, or one whose `re` is built otherwise
    _KIND = b""
if sys.version_info >= (3, 14):  # what is private may change with each: the tests run this on 3.11 to 3.13
    _KIND = b""

_Key = tuple[str, int]
"""Text and flags of a pattern."""
_Code = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]
"""What `_sre.compile` takes after the text: flags, code, number of groups, group numbers by name, names by number."""


def _path() -> str:
    """Where the store lies: beside the compiled form of this module."""
    return importlib.util.cache_from_source(__file__).removesuffix("pyc") + "patterns"


def _read() -> dict[_Key, _Code]:
    """The patterns of the store; none where it is missing, damaged or of another Python."""
    try:
        with open(_path(), "rb") as file:  # noqa: PTH123 - pathlib would slow the import
            kind, checksum, stored = file.readline()[:-1], file.readline()[:-1], file.read()
    except (OSError, NotImplementedError):
        return {}
    if not _KIND or kind != _KIND or checksum != str(zlib.crc32(stored)).encode():
        return {}
    patterns: dict[_Key, _Code] = marshal.loads(stored)  # noqa: S302 - trusted as the .pyc files beside it are
    return patterns


_STORED = _read()
_NEW: set[_Key] = set()


@cache  # type: ignore[no-redef]
def compile(pattern: str, flags: int = 0) -> Pattern[str]:  # noqa: A001 - the name that `re` gives it
    """What `re.compile` returns; for patterns of this package, not for those that an input makes up.

    Raises:
        re.error: It is no pattern.
    """
    stored = _STORED.get((pattern, int(flags)))
    if stored is None:
        compiled = re.compile(pattern, flags)
        if _KIND and not sys.dont_write_bytecode:
            _NEW or atexit.register(keep)
            _NEW.add((pattern, int(flags)))
        return compiled
    found: Pattern[str] = _sre.compile(pattern, stored[0], array("I", stored[1]).tolist(), *stored[2:])
    return found


def keep() -> None:
    """Put the new patterns into the store, whole or not at all; done at the end of each process that ends by itself."""
    if not _NEW:
        return
    stored = marshal.dumps(_read() | {key: _code(*key) for key in _NEW})
    name = f"{_path()}.{os.getpid()}"
    with suppress(OSError):
        with open(name, "wb") as file:  # noqa: PTH123
            file.write(b"\n".join((_KIND, str(zlib.crc32(stored)).encode(), stored)))
        os.replace(name, _path())  # noqa: PTH105


def _code(pattern: str, flags: int) -> _Code:
    """The code of a pattern, as `re` makes it."""
    parsed = _parser.parse(pattern, flags)
    names: list[str | None] = [None] * parsed.state.groups
    for name, number in parsed.state.groupdict.items():
        names[number] = name
    code = array("I", _compiler._code(parsed, flags)).tobytes()  # noqa: SLF001 - there is no public way
    return int(flags | parsed.state.flags), code, parsed.state.groups - 1, dict(parsed.state.groupdict), tuple(names)
