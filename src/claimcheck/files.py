"""Files replaced whole."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path


class ChangedError(OSError):
    """A file holds other bytes than those that were to be replaced."""


def replace_file(path: Path, data: bytes, *, instead_of: bytes | None = None) -> None:
    """Put `data` in the place of the file in one step: who reads it, or is killed, sees the old bytes or the new ones.

    Owner, permissions and extended attributes stay, or are those of a new file; a link stays a link. `instead_of` is
    what the file must still hold.

    Raises:
        ChangedError: It holds something else by now.
        OSError: The folder or the file cannot be written, has further names, or cannot keep what belongs to it;
            nothing is left behind.
    """
    target = Path(os.path.realpath(path))
    before = target.stat() if target.exists() else None
    if before and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, "it is write-protected")
    if before and stat.S_ISREG(before.st_mode) and before.st_nlink > 1:
        raise OSError(errno.EMLINK, "it has a further name by a hard link, under which the old text would stay")
    from tempfile import NamedTemporaryFile

    with NamedTemporaryFile(dir=target.parent, prefix=f".{target.name[:100]}.", delete=False) as stream:
        beside = Path(stream.name)
        try:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
            stream.close()
            _take_over(beside, target, before)
            _compare(target, instead_of)
            beside.replace(target)
        except BaseException:
            beside.unlink(missing_ok=True)
            raise


def _compare(target: Path, expected: bytes | None) -> None:
    if expected is not None and target.read_bytes() != expected:
        raise ChangedError(errno.EBUSY, "it has changed since it was read")


def _take_over(beside: Path, target: Path, before: os.stat_result | None) -> None:
    """Give the new file what belongs to the old one."""
    if before is None:
        umask = os.umask(0)
        os.umask(umask)
        beside.chmod(0o666 & ~umask)
        return
    if hasattr(os, "chown"):
        made = beside.stat()
        if (made.st_uid, made.st_gid) != (before.st_uid, before.st_gid):
            try:
                os.chown(beside, before.st_uid, before.st_gid)
            except PermissionError:
                raise PermissionError(errno.EPERM, "its owner or group could not be kept") from None
    beside.chmod(stat.S_IMODE(before.st_mode))
    if hasattr(os, "listxattr"):
        _copy_attributes(target, beside)


def _copy_attributes(target: Path, beside: Path) -> None:
    try:
        names = os.listxattr(target)
        has = set(os.listxattr(beside))
    except OSError:  # the file system knows none
        return
    for name in names:
        value = os.getxattr(target, name)
        if name not in has or os.getxattr(beside, name) != value:
            try:
                os.setxattr(beside, name, value)
            except OSError:
                raise PermissionError(errno.EPERM, f"its extended attribute {name!r} could not be kept") from None
