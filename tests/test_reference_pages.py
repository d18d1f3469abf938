from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import jsonschema
import pytest

import claimcheck.reporters
from claimcheck import Settings
from claimcheck.config import load_settings, setting_keys
from docs.make_command_line import PAGE, with_current_help

DOCS = Path(__file__).parents[1] / "docs" / "reference"


def blocks(page: str, language: str) -> list[str]:
    """The fenced blocks of that language on a page."""
    text = (DOCS / page).read_text(encoding="utf-8")
    return re.findall(rf"```{language}\n(.*?)```", text, re.DOTALL)


def test_the_help_in_the_documentation_is_current() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert page.count("--help\nusage: ") == 12
    assert page == with_current_help(page), "run `make docs`"


def test_every_setting_is_documented_with_its_default() -> None:
    rows = re.findall(
        r"^\| `([\w-]+)` \|.*?\| `([^`]*)` \|", (DOCS / "configuration.md").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert [key for key, _ in rows] == list(setting_keys())
    given = tomllib.loads("\n".join(f"{key} = {value}" for key, value in rows))
    assert Settings(**{key.replace("-", "_"): value for key, value in given.items()}) == Settings()


@pytest.mark.parametrize("example", blocks("configuration.md", "toml"))
def test_the_examples_of_configuration_can_be_used(tmp_path: Path, example: str) -> None:
    name = "pyproject.toml" if "[tool." in example else "claimcheck.toml"
    (tmp_path / name).write_text(example, encoding="utf-8")
    assert load_settings(tmp_path) != Settings()


def test_the_example_of_a_report_fits_the_schema() -> None:
    schema = Path(claimcheck.reporters.__file__).with_name("report.schema.json").read_text(encoding="utf-8")
    (example,) = blocks("json-report.md", "json")
    jsonschema.Draft202012Validator(json.loads(schema)).validate(json.loads(example))
