"""A real Chromium, spoken to by WebDriver: Debian's `chromium` and `chromium-driver`, and nothing of Python's."""

from __future__ import annotations

import base64
import json
import os
import re
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import Any

NEEDED = "SHOEBOX_BROWSER_NEEDED"  # set where a test without its browser is to fail, not to be left out
_FLAGS = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update", "--disable-dev-shm-usage", "--hide-scrollbars",
)  # fmt: skip
_ANSWER_S_MAX, _START_S_MAX = 120, 60


def is_here() -> bool:
    """Whether both packages are installed."""
    return bool(shutil.which("chromium") and shutil.which("chromedriver"))


def is_needed() -> bool:
    return os.environ.get(NEEDED, "") not in {"", "0"}


@dataclass
class Browser:
    """One window of one browser."""

    port: int
    session: str = ""

    def ask(self, method: str, path: str, said: dict[str, Any] | None = None) -> Any:
        line = HTTPConnection("127.0.0.1", self.port, timeout=_ANSWER_S_MAX)
        try:
            line.request(method, f"/session{path}", json.dumps(said or {}), {"Content-Type": "application/json"})
            answer = json.loads(line.getresponse().read())["value"]
        finally:
            line.close()
        assert not (isinstance(answer, dict) and "error" in answer), answer
        return answer

    def do(self, path: str, said: dict[str, Any] | None = None, *, method: str = "POST") -> Any:
        return self.ask(method, f"/{self.session}/{path}", said)

    def devtools(self, command: str, **params: Any) -> Any:
        return self.do("goog/cdp/execute", {"cmd": command, "params": params})

    def open(self, address: str) -> None:
        self.do("url", {"url": address})

    def run(self, script: str) -> Any:
        """What a script answers; the page's own rules for scripts don't bind whoever debugs it."""
        return self.devtools("Runtime.evaluate", expression=script, returnByValue=True)["result"].get("value")

    def size(self, width: int, height: int, *, dark: bool = False) -> None:
        """As a screen of this size shows it, in light or dark."""
        phone = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600}
        self.devtools("Emulation.setDeviceMetricsOverride", **phone)
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.devtools("Emulation.setEmulatedMedia", features=[scheme])

    def picture(self, path: Path) -> None:
        """The whole page."""
        shot = self.devtools("Page.captureScreenshot", format="png", captureBeyondViewport=True)
        path.write_bytes(base64.b64decode(shot["data"]))


@contextmanager
def browser() -> Iterator[Browser]:
    """A fresh browser that knows nobody and remembers nothing."""
    with tempfile.TemporaryDirectory(prefix="shoebox-browser-", ignore_cleanup_errors=True) as profile:
        driver = subprocess.Popen(
            (str(shutil.which("chromedriver")), "--port=0"), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        try:
            made = Browser(_port(driver))
            options = {"binary": shutil.which("chromium"), "args": [*_FLAGS, f"--user-data-dir={profile}"]}
            always = {"browserName": "chrome", "goog:chromeOptions": options}
            made.session = made.ask("POST", "", {"capabilities": {"alwaysMatch": always}})["sessionId"]
            yield made
            made.ask("DELETE", f"/{made.session}")
        finally:
            driver.terminate()
            driver.wait(_START_S_MAX)
            assert driver.stdout is not None
            driver.stdout.close()


def _port(driver: subprocess.Popen[str]) -> int:
    assert driver.stdout is not None
    until = time.monotonic() + _START_S_MAX
    while time.monotonic() < until:
        line = driver.stdout.readline()
        if found := re.search(r"successfully on port (\d+)", line):
            return int(found[1])
        if not line:
            break
    raise HTTPException("chromedriver did not start")
