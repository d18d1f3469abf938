"""A browser without a window, driven by the WebDriver protocol (https://www.w3.org/TR/webdriver2/)."""

from __future__ import annotations

import base64
import re
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import requests

if TYPE_CHECKING:
    from collections.abc import Sequence

PROGRAMS = {name: shutil.which(name) for name in ("chromium", "chromedriver")}
AXE = Path(__file__).parents[1] / ".venv" / "npm" / "node_modules" / "axe-core" / "axe.min.js"
HANGS = 300
"""Seconds after which a browser that does not answer hangs."""
_ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
_STARTED = re.compile(r"successfully on port (\d+)")
_KEYS = {"Enter": "\ue007", "Escape": "\ue00c", "ArrowRight": "\ue014", "ArrowLeft": "\ue012", "Tab": "\ue004"}


def missing() -> str:
    """Why no browser can be had; empty where one can."""
    absent = [name for name, path in PROGRAMS.items() if not path]
    return f"no {' and no '.join(absent)}: apt-get install chromium chromium-driver" if absent else ""


class Browser:
    """One page in Chromium; closes with the `with` block."""

    def __enter__(self) -> Self:
        self._driver = subprocess.Popen(
            [str(PROGRAMS["chromedriver"]), "--port=0"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
        assert self._driver.stdout
        port = next(match[1] for line in self._driver.stdout if (match := _STARTED.search(line)))
        self._http = requests.Session()
        self._http.trust_env = False
        self._base = f"http://127.0.0.1:{port}/session"
        options = {
            "binary": PROGRAMS["chromium"],
            "args": ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars"],
        }
        always = {"goog:chromeOptions": options, "goog:loggingPrefs": {"browser": "ALL"}}
        asked = {"capabilities": {"alwaysMatch": always}}
        made = self._http.post(self._base, json=asked, timeout=HANGS).json()["value"]
        self._base = f"{self._base}/{made['sessionId']}"
        return self

    def __exit__(self, *_: object) -> None:
        self._http.delete(self._base, timeout=HANGS)
        self._http.close()
        self._driver.terminate()
        self._driver.wait(HANGS)
        assert self._driver.stdout
        self._driver.stdout.close()

    def _ask(self, path: str, value: object = None) -> Any:
        answer = self._http.post(f"{self._base}/{path}", json={} if value is None else value, timeout=HANGS).json()
        if isinstance(answer["value"], dict) and "error" in answer["value"]:
            raise AssertionError(answer["value"]["message"])
        return answer["value"]

    def open(
        self, page: Path, *, width: int = 1440, height: int = 900, dark: bool = False, scripts: bool = True
    ) -> None:
        """Load a file at a width, in a light or dark scheme, with or without JavaScript."""
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        self.command("Emulation.setDeviceMetricsOverride", **size)
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        still = {"name": "prefers-reduced-motion", "value": "reduce"}  # what moves cannot be clicked
        self.command("Emulation.setEmulatedMedia", features=[scheme, still])
        self.command("Emulation.setScriptExecutionDisabled", value=not scripts)
        self._ask("url", {"url": page.as_uri()})

    def command(self, name: str, **parameters: object) -> Any:
        """A command of the Chrome DevTools Protocol."""
        return self._ask("goog/cdp/execute", {"cmd": name, "params": parameters})

    def run(self, script: str, *arguments: object) -> Any:
        """What a script `return`s."""
        return self._ask("execute/sync", {"script": script, "args": list(arguments)})

    def click(self, selector: str) -> None:
        """Click in the middle of the first element that fits, which must be in the way of nothing."""
        self._ask(f"element/{self._find(selector)}/click")

    def press(self, key: str) -> None:
        """Press and release a key where the focus is."""
        code = _KEYS.get(key, key)
        actions = [{"type": "keyDown", "value": code}, {"type": "keyUp", "value": code}]
        self._ask("actions", {"actions": [{"type": "key", "id": "keyboard", "actions": actions}]})

    def text(self, selector: str) -> str:
        """The text that is seen of an element."""
        found: str = self._http.get(f"{self._base}/element/{self._find(selector)}/text", timeout=HANGS).json()["value"]
        return found

    def _find(self, selector: str) -> str:
        found: str = self._ask("element", {"using": "css selector", "value": selector})[_ELEMENT]
        return found

    def complaints(self) -> Sequence[str]:
        """What the console told since it was last asked: errors, refusals of the policy, requests that failed."""
        return [each["message"] for each in self._ask("se/log", {"type": "browser"})]

    def violations(self) -> list[str]:
        """What axe-core finds against WCAG 2.2 A and AA and its own best practices."""
        self._ask("execute/sync", {"script": AXE.read_text(encoding="utf-8"), "args": []})
        script = "const done = arguments[0]; axe.run().then(found => done(found.violations));"
        found = self._ask("execute/async", {"script": script, "args": []})
        return [f"{each['id']}: {[node['html'][:160] for node in each['nodes'][:3]]}" for each in found]

    def picture(self, place: Path, *, whole: bool = False) -> None:
        """Write what is seen, or the whole page, as PNG."""
        taken = self.command("Page.captureScreenshot", format="png", captureBeyondViewport=whole)
        place.write_bytes(base64.b64decode(taken["data"]))
