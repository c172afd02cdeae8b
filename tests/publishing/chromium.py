"""Headless Chromium over its debugging pipe: no port, no library."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

PROGRAM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
needs_chromium = pytest.mark.skipif(PROGRAM is None, reason="Chromium is not installed: the page is not tried in a browser")

FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--hide-scrollbars", "--mute-audio", "--remote-debugging-pipe",
    "--autoplay-policy=no-user-gesture-required", "--disable-dev-shm-usage",
)  # fmt: skip

LAUNCH = """
import fcntl, os, sys
pipes = [fcntl.fcntl(int(number), fcntl.F_DUPFD, 10) for number in sys.argv[1:3]]
for wanted, pipe in enumerate(pipes, 3):
    os.dup2(pipe, wanted)
os.execv(sys.argv[3], sys.argv[3:])
"""
"""Chromium reads commands from descriptor 3 and answers on 4, whatever stood there."""


class Tab:
    """One page, driven by the DevTools protocol; remembers requests, dialogs and what the browser complained of."""

    def __init__(self, to: int, back: int) -> None:
        self.to, self.back, self.number, self.rest = to, back, 0, b""
        self.session: str | None = None
        self.events: list[dict[str, Any]] = []
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Network", "Log", "Runtime"):
            self.call(f"{domain}.enable")

    def call(self, method: str, **parameters: Any) -> dict[str, Any]:
        """The answer to one command."""
        self.number += 1
        message: dict[str, Any] = {"id": self.number, "method": method, "params": parameters}
        if self.session:
            message["sessionId"] = self.session
        os.write(self.to, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._next()
            if answer.get("id") == self.number:
                assert "error" not in answer, answer["error"]
                result: dict[str, Any] = answer["result"]
                return result

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self.rest:
            read = os.read(self.back, 1 << 16)
            if not read:
                raise AssertionError("Chromium ended")
            self.rest += read
        message, self.rest = self.rest.split(b"\0", 1)
        loaded: dict[str, Any] = json.loads(message)
        if "method" in loaded:
            self._note(loaded)
        return loaded

    def _note(self, event: dict[str, Any]) -> None:
        """An open dialog stops the page: it is noted, and closed without waiting for the answer."""
        self.events.append(event)
        if event["method"] == "Page.javascriptDialogOpening":
            close = {"id": 0, "method": "Page.handleJavaScriptDialog", "params": {"accept": True}, "sessionId": self.session}
            os.write(self.to, json.dumps(close).encode() + b"\0")

    def open(self, file: Path) -> None:
        """Goes to a file and waits until it and its sound are there."""
        self.visit(file.as_uri())

    def visit(self, address: str) -> None:
        """Goes to an address and waits until all that it loads is there."""
        for stop in ("about:blank", address):  # only a change of the fragment would load nothing
            self.events.clear()
            self.call("Page.navigate", url=stop)
            while not any(event["method"] == "Page.loadEventFired" for event in self.events):
                self._next()

    def run(self, script: str) -> Any:
        """The value of an expression, awaited."""
        answer = self.call("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True, userGesture=True)
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")

    def press(self, key: str, code: int, text: str = "", modifiers: int = 0) -> None:
        """A key, down and up. ``code`` is its Windows virtual key code; Shift is modifier 8."""
        for kind in ("keyDown" if text else "rawKeyDown", "keyUp"):
            self.call(
                "Input.dispatchKeyEvent",
                type=kind,
                key=key,
                code=key,
                windowsVirtualKeyCode=code,
                text=text,
                modifiers=modifiers,
            )

    def click(self, where: str) -> None:
        """A real click in the middle of the rectangle that an expression gives, brought into view first."""
        self.run(
            f"(({where}).startContainer?.parentElement ?? ({where})).scrollIntoView({{block: 'center', behavior: 'instant'}})"
        )
        box: Any = self.run(
            f"(() => {{ const box = ({where}).getClientRects()[0]; return [box.x + box.width / 2, box.y + box.height / 2] }})()"
        )
        for kind in ("mousePressed", "mouseReleased"):
            self.call("Input.dispatchMouseEvent", type=kind, x=box[0], y=box[1], button="left", clickCount=1)

    def named(self, method: str) -> list[dict[str, Any]]:
        """What was reported under that name since the page was opened."""
        return [event["params"] for event in self.events if event["method"] == method]

    def requests(self) -> list[str]:
        """Every address asked for."""
        return [event["request"]["url"] for event in self.named("Network.requestWillBeSent")]

    def complaints(self) -> list[str]:
        """Errors and violations of the policy."""
        logged = [event["entry"]["text"] for event in self.named("Log.entryAdded") if event["entry"]["level"] == "error"]
        return logged + [str(event["exceptionDetails"]) for event in self.named("Runtime.exceptionThrown")]


@contextmanager
def chromium() -> Iterator[Tab]:
    """A browser with one tab and an empty profile."""
    assert PROGRAM
    read_by_it, to = os.pipe()
    back, written_by_it = os.pipe()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        process = subprocess.Popen(
            [sys.executable, "-c", LAUNCH, str(read_by_it), str(written_by_it), PROGRAM, *FLAGS, f"--user-data-dir={profile}"],
            pass_fds=(read_by_it, written_by_it),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(read_by_it)
        os.close(written_by_it)
        try:
            yield Tab(to, back)
        finally:
            process.kill()
            process.wait()
            os.close(to)
            os.close(back)
