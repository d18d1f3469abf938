from __future__ import annotations

from pathlib import Path

import pytest
from attrs import evolve

from claimcheck.config import (
    Color,
    OutputFormat,
    Settings,
    find_config,
    find_lock,
    load_settings,
    origins,
    setting_keys,
    to_toml,
)
from claimcheck.errors import ConfigError
from claimcheck.model import Severity


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_the_defaults_run_every_rule_and_fail_on_warnings() -> None:
    settings = Settings()
    assert settings.select == ("ALL",)
    assert settings.ignore == settings.extend_select == settings.exclude == ()
    assert settings.fail_level is Severity.WARNING
    assert settings.output_format is OutputFormat.FULL
    assert settings.color is Color.AUTO
    assert not settings.exit_zero


def test_a_string_of_selectors_is_split_at_commas_and_not_into_letters() -> None:
    assert Settings(select="CIT, REF201,").select == ("CIT", "REF201")
    assert Settings(select=["CIT"]).select == ("CIT",)
    assert Settings(ignore=("uncited-claim",)).ignore == ("uncited-claim",)


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("fail_level", "loud", "fail-level must be one of error, warning, note, not 'loud'"),
        ("output_format", "pdf", "output-format must be one of full, concise, grouped, json,"),
        ("color", "blue", "color must be one of auto, always, never"),
        ("exit_zero", "yes", "exit-zero must be true or false, not 'yes'"),
        ("output_file", 3, "output-file must be a string, not 3"),
        ("select", 5, "a list of strings is needed, not 5"),
        ("select", [5], "select must be a list of strings, and 5 is none"),
        ("exclude", [""], "exclude must be a list of strings, and '' is none"),
        ("per_file_ignores", "CIT", "per-file-ignores must be PATTERN:RULE with commas, and 'CIT' is not"),
        ("per_file_ignores", {"a.md": [3]}, "per-file-ignores must hold lists of rules, and that of 'a.md' is none"),
        ("per_file_ignores", ["CIT"], "a table is needed, not ['CIT']"),
        ("severity", {"CIT": "loud"}, "severity must be one of error, warning, note, not 'loud'"),
        ("severity", 3, "a table is needed, not 3"),
    ],
)
def test_a_value_that_cannot_be_used_is_named(field: str, value: object, said: str) -> None:
    with pytest.raises(ConfigError) as raised:
        Settings(**{field: value})  # type: ignore[arg-type]
    assert said in str(raised.value)


def test_the_nearest_file_upward_holds_alone(tmp_path: Path) -> None:
    write(tmp_path / "claimcheck.toml", 'select = ["CIT"]\nexit-zero = true\n')
    near = write(tmp_path / "site" / "claimcheck.toml", 'ignore = ["STR"]\n')
    start = tmp_path / "site" / "posts"
    start.mkdir()
    assert find_config(start) == near
    settings = load_settings(start)
    assert settings.ignore == ("STR",)
    assert settings.select == ("ALL",)
    assert not settings.exit_zero


def test_a_pyproject_counts_only_with_its_own_table_and_after_claimcheck_toml(tmp_path: Path) -> None:
    far = write(tmp_path / "pyproject.toml", '[tool.claimcheck]\nfail-level = "error"\n')
    near = write(tmp_path / "site" / "pyproject.toml", '[tool.other]\nselect = ["X"]\n')
    assert find_config(near.parent) == far
    assert load_settings(near.parent).fail_level is Severity.ERROR
    own = write(tmp_path / "claimcheck.toml", "")
    assert find_config(near.parent) == own
    assert load_settings(near.parent).fail_level is Severity.WARNING


def test_a_tool_that_is_no_table_is_not_ours(tmp_path: Path) -> None:
    ours = write(tmp_path / "claimcheck.toml", "")
    write(tmp_path / "site" / "pyproject.toml", "tool = 3\n")
    assert find_config(tmp_path / "site") == ours


def test_overrides_win_over_the_file_and_none_is_not_given(tmp_path: Path) -> None:
    write(tmp_path / "claimcheck.toml", 'select = ["CIT"]\nignore = ["CIT104"]\n')
    settings = load_settings(tmp_path, overrides={"select": "REF", "ignore": None})
    assert settings.select == ("REF",)
    assert settings.ignore == ("CIT104",)


def test_isolated_reads_no_file(tmp_path: Path) -> None:
    write(tmp_path / "claimcheck.toml", "this is not TOML")
    assert load_settings(tmp_path, isolated=True) == Settings()


def test_a_named_file_is_read_in_place_of_the_nearest(tmp_path: Path) -> None:
    write(tmp_path / "claimcheck.toml", 'select = ["CIT"]\n')
    other = write(tmp_path / "strict.toml", 'fail-level = "note"\n')
    settings = load_settings(tmp_path, config=other)
    assert settings.fail_level is Severity.NOTE
    assert settings.select == ("ALL",)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('extend_select = ["CIT"]', "unknown setting 'extend_select'; did you mean 'extend-select'?"),
        ("exlude = []", "unknown setting 'exlude'; did you mean 'exclude'?"),
        ("zzz = 1", "unknown setting 'zzz'; known are select, extend-select"),
        ('fail-level = "grave"', "fail-level must be one of"),
        ("select = [1]", "select must be a list of strings"),
        ("select = ", "not valid TOML"),
    ],
)
def test_an_error_in_a_file_names_the_file(tmp_path: Path, text: str, said: str) -> None:
    path = write(tmp_path / "claimcheck.toml", text)
    with pytest.raises(ConfigError) as raised:
        load_settings(tmp_path)
    assert str(raised.value).startswith(f"{path}: ")
    assert said in str(raised.value)


def test_a_file_that_is_not_text_is_a_configuration_error(tmp_path: Path) -> None:
    path = tmp_path / "claimcheck.toml"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ConfigError, match="not valid TOML"):
        load_settings(tmp_path)


def test_a_named_file_that_is_missing_or_has_no_table_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"absent\.toml: cannot be read \(No such file"):
        load_settings(tmp_path, config=tmp_path / "absent.toml")
    project = write(tmp_path / "pyproject.toml", "")
    with pytest.raises(ConfigError, match=r"no table \[tool\.claimcheck\]"):
        load_settings(tmp_path, config=project)


def test_what_is_printed_reads_back_as_the_same_settings(tmp_path: Path) -> None:
    settings = Settings(
        select=["CIT", "REF201"],
        exclude=['dr"afts', "alt/*.md", "Entwürfe", "esc\x1b\u202e"],
        per_file_ignores={"press/*": ["CIT104", "STR"], "*.txt": ["CIT"]},
        severity={"CIT104": "error"},
        force_exclude=True,
        baseline="known.json",
        offline=True,
        cache=False,
        fail_level="note",
        output_format="json",
        output_file="report.json",
        color="never",
    )
    printed = to_toml(settings)
    assert all(line.isprintable() for line in printed.splitlines())
    write(tmp_path / "claimcheck.toml", printed)
    read = load_settings(tmp_path)
    assert (read.baseline, read.output_file) == (str(tmp_path / "known.json"), str(tmp_path / "report.json"))
    assert evolve(read, baseline="known.json", output_file="report.json") == settings
    assert [line.split(" = ")[0] for line in printed.splitlines()] == list(setting_keys())


def test_paths_in_a_configuration_count_from_its_folder(tmp_path: Path) -> None:
    write(tmp_path / "claimcheck.toml", 'lock = "data/site.lock"\ncache-dir = "answers"\n')
    (tmp_path / "posts").mkdir()
    settings = load_settings(tmp_path / "posts")
    assert settings.lock == str(tmp_path / "data" / "site.lock")
    assert settings.cache_dir == str(tmp_path / "answers")
    assert load_settings(tmp_path, overrides={"lock": "my.lock"}).lock == "my.lock"
    write(tmp_path / "claimcheck.toml", "lock = 3\n")
    with pytest.raises(ConfigError, match="lock must be a string, not 3"):
        load_settings(tmp_path)


def test_the_lock_file_is_the_one_named_or_the_nearest_or_a_new_one_beside_the_settings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    posts = tmp_path / "site" / "posts"
    posts.mkdir(parents=True)
    assert find_lock(Settings(lock="my.lock"), posts) == Path("my.lock")
    assert find_lock(Settings(), posts) == posts / "claimcheck.lock"
    write(tmp_path / "claimcheck.toml", "")
    assert find_lock(Settings(), posts) == tmp_path / "claimcheck.lock"
    near = write(tmp_path / "site" / "claimcheck.lock", "{}")
    assert find_lock(Settings(), posts) == near
    monkeypatch.chdir(posts)
    assert find_lock(Settings()) == near


@pytest.mark.parametrize("key", ["lock", "cache-dir", "baseline", "output-file"])
@pytest.mark.parametrize("value", ["../elsewhere", "/elsewhere", "~/elsewhere", "link/elsewhere"])
def test_a_configuration_that_came_with_articles_names_nothing_outside_its_folder(
    tmp_path: Path, key: str, value: str
) -> None:
    site = tmp_path / "site"
    path = write(site / "claimcheck.toml", f"{key} = {value!r}\n")
    (site / "link").symlink_to(tmp_path)
    with pytest.raises(ConfigError, match="leads out of the folder of this file"):
        load_settings(site)
    assert load_settings(site, config=path) != Settings()


def test_rules_may_be_given_for_files_and_a_grave_for_rules(tmp_path: Path) -> None:
    write(tmp_path / "claimcheck.toml", '[per-file-ignores]\n"press/*" = ["CIT"]\n[severity]\nSTR = "note"\n')
    settings = load_settings(tmp_path)
    assert settings.per_file_ignores == (("press/*", ("CIT",)),)
    assert settings.severity == (("STR", Severity.NOTE),)
    given = load_settings(tmp_path, overrides={"per_file_ignores": "a:b.md:CIT,a:b.md:STR,c:REF"})
    assert given.per_file_ignores == (("a:b.md", ("CIT", "STR")), ("c", ("REF",)))


def test_each_setting_tells_where_it_comes_from(tmp_path: Path) -> None:
    path = write(tmp_path / "claimcheck.toml", 'ignore = ["CIT104"]\nselect = ["CIT"]\n')
    told = origins(path, {"select": "REF", "offline": None})
    assert told["select"] == "the command line"
    assert told["ignore"] == str(path)
    assert told["offline"] == "default"
    assert tuple(told) == setting_keys()
