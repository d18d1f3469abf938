"""Which files changed in Git."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from claimcheck.errors import ConfigError


def changed_since(revision: str, folder: Path) -> frozenset[str]:
    """The real paths of the files that changed in the repository of `folder`, committed or not, and of new ones.

    What counts is the change since the branch parted from `revision`; where no common ancestor is known, as in a
    shallow clone, the difference to `revision` itself. Deleted and ignored files are left out.

    Raises:
        ConfigError: Git is missing, `folder` is in no repository, or `revision` is unknown.
    """
    top = Path(_git(folder, "rev-parse", "--show-toplevel").decode("utf-8", "surrogateescape").rstrip("\n"))
    named = _git(top, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}", of=revision)
    commit = named.decode("ascii").strip()
    try:
        base = _git(top, "merge-base", commit, "HEAD").decode("ascii").strip()
    except ConfigError:
        base = commit
    changed = _git(top, "diff", "--name-only", "-z", "--no-renames", "--no-ext-diff", "--diff-filter=d", base, "--")
    new = _git(top, "ls-files", "--others", "--exclude-standard", "-z")
    names = os.fsdecode(changed + new).split("\0")
    return frozenset(os.path.realpath(top / name) for name in names if name)


def _git(folder: Path, *arguments: str, of: str = "") -> bytes:
    try:
        done = subprocess.run(["git", "-C", str(folder), *arguments], capture_output=True, check=False)  # noqa: S603, S607 - the user's own git
    except OSError as error:
        raise ConfigError(f"--since needs git, which cannot be run ({error.strerror}); name files instead") from None
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().removeprefix("fatal: ")
        if of:
            raise ConfigError(f"git knows no revision {of!r}; fetch it, or name another with --since")
        raise ConfigError(f"git cannot tell what changed in {folder}: {said or 'no reason given'}")
    return done.stdout
