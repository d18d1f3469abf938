from __future__ import annotations

import os
from pathlib import Path

import pytest

from claimcheck.files import replace_file


def test_a_new_file_has_the_permissions_of_any_new_file(tmp_path: Path) -> None:
    replace_file(tmp_path / "made", b"\x00new")
    (tmp_path / "usual").write_bytes(b"")
    assert (tmp_path / "made").read_bytes() == b"\x00new"
    assert (tmp_path / "made").stat().st_mode == (tmp_path / "usual").stat().st_mode


@pytest.mark.skipif(os.name == "nt", reason="permissions and links are others on Windows")
def test_permissions_stay_and_a_link_stays_one(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"old")
    (tmp_path / "file").chmod(0o604)
    (tmp_path / "link").symlink_to("file")
    replace_file(tmp_path / "link", b"new")
    assert (tmp_path / "file").read_bytes() == b"new"
    assert (tmp_path / "file").stat().st_mode & 0o777 == 0o604
    assert (tmp_path / "link").is_symlink()


def test_what_cannot_be_replaced_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(OSError, match=r"."):
        replace_file(tmp_path / "folder", b"")
    with pytest.raises(FileNotFoundError):
        replace_file(tmp_path / "absent" / "file", b"")
    assert [path.name for path in tmp_path.iterdir()] == ["folder"]
