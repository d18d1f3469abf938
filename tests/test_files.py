from __future__ import annotations

import os
from pathlib import Path

import pytest

from claimcheck.files import ChangedError, replace_file


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


def test_what_changed_meanwhile_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"newer")
    with pytest.raises(ChangedError, match="it has changed since it was read"):
        replace_file(tmp_path / "file", b"new", instead_of=b"old")
    assert [path.name for path in tmp_path.iterdir()] == ["file"]
    assert (tmp_path / "file").read_bytes() == b"newer"
    replace_file(tmp_path / "file", b"new", instead_of=b"newer")
    assert (tmp_path / "file").read_bytes() == b"new"


@pytest.mark.skipif(not hasattr(os, "link"), reason="the system knows no hard links")
def test_a_file_with_a_second_name_is_not_torn_from_it(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"old")
    os.link(tmp_path / "file", tmp_path / "twin")
    with pytest.raises(OSError, match="a further name by a hard link"):
        replace_file(tmp_path / "file", b"new")
    assert (tmp_path / "file").read_bytes() == (tmp_path / "twin").read_bytes() == b"old"
    assert len(list(tmp_path.iterdir())) == 2


def test_a_write_protected_file_is_not_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_bytes(b"old")
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(PermissionError, match="write-protected"):
        replace_file(tmp_path / "file", b"new")


@pytest.mark.skipif(not hasattr(os, "setxattr"), reason="the system knows no extended attributes")
def test_extended_attributes_stay_or_the_file_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"old")
    try:
        os.setxattr(file, "user.origin", b"the desk")
    except OSError:
        pytest.skip("the file system keeps no extended attributes")
    replace_file(file, b"new")
    assert (file.read_bytes(), os.getxattr(file, "user.origin")) == (b"new", b"the desk")

    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "setxattr", refuse)
    with pytest.raises(PermissionError, match=r"attribute 'user.origin' could not be kept"):
        replace_file(file, b"newest")
    assert file.read_bytes() == b"new"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root gives files away")
def test_the_owner_stays_or_the_file_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"old")
    os.chown(file, 12345, 54321)
    replace_file(file, b"new")
    assert (file.stat().st_uid, file.stat().st_gid) == (12345, 54321)

    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "chown", refuse)
    with pytest.raises(PermissionError, match="owner or group could not be kept"):
        replace_file(file, b"newest")
    assert file.read_bytes() == b"new"
