"""Files replaced whole."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def replace_file(path: Path, data: bytes) -> None:
    """Put `data` in the place of the file in one step: who reads it sees the old bytes or the new ones.

    Permissions stay, or are those of a new file; a link stays a link.

    Raises:
        OSError: The folder or the file cannot be written; nothing is left behind.
    """
    target = Path(os.path.realpath(path))
    if target.exists():
        mode = target.stat().st_mode & 0o777
    else:
        umask = os.umask(0)
        os.umask(umask)
        mode = 0o666 & ~umask
    with tempfile.NamedTemporaryFile(dir=target.parent, prefix=f".{target.name}.", delete=False) as stream:
        beside = Path(stream.name)
        try:
            stream.write(data)
            stream.close()
            beside.chmod(mode)
            beside.replace(target)
        except OSError:
            beside.unlink(missing_ok=True)
            raise
