"""A chromium that tests drive by its pipe: no driver, no port, no network."""

from __future__ import annotations

import fcntl
import itertools
import json
import os
import select
import shutil
import subprocess
import tempfile
import time
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_READ, _WRITE, _HIGH = 3, 4, 64
_PATIENCE_SECONDS = 60.0


def find_chromium() -> str | None:
    """Return the path of a chromium, or None where there is none."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


class Chromium:
    """One page in a browser without a window.

    ``said`` gathers what the console said, what the policy refused and which dialogues opened, since the last
    page was opened.
    """

    def __init__(self, program: str) -> None:
        self._folder = tempfile.mkdtemp(prefix="pactwatch-chromium-")
        theirs_in, self._out = os.pipe()
        self._in, theirs_out = os.pipe()
        # Out of the way of the two places where the browser looks for them.
        reads = fcntl.fcntl(theirs_in, fcntl.F_DUPFD, _HIGH)
        writes = fcntl.fcntl(theirs_out, fcntl.F_DUPFD, _HIGH)
        self._process = subprocess.Popen(  # noqa: S603 (the browser of this machine)
            [
                program,
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--hide-scrollbars",
                "--no-first-run",
                "--disable-extensions",
                "--remote-debugging-pipe",
                f"--user-data-dir={self._folder}",
                "about:blank",
            ],
            preexec_fn=lambda: (os.dup2(reads, _READ), os.dup2(writes, _WRITE)),  # noqa: PLW1509
            close_fds=False,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        for number in (theirs_in, theirs_out, reads, writes):
            os.close(number)
        self._numbers = itertools.count(1)
        self._waiting = b""
        self._session = ""
        self._loaded = 0
        self.said: list[str] = []
        (target,) = [
            each for each in self._send("Target.getTargets")["targetInfos"] if each["type"] == "page"
        ]
        attached = self._send("Target.attachToTarget", targetId=target["targetId"], flatten=True)
        self._session = attached["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self._send(f"{domain}.enable")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.wait()
        os.close(self._in)
        os.close(self._out)
        shutil.rmtree(self._folder, ignore_errors=True)

    def open(self, address: str, *, headers: dict[str, str] | None = None) -> None:
        """Open a page and wait until it has loaded."""
        if headers is not None:
            self._send("Network.setExtraHTTPHeaders", headers=headers)
        self.said.clear()
        before = self._loaded
        self._send("Page.navigate", url=address)
        self._wait_for_load(before)

    def show_at(self, width: int, *, height: int = 900, is_dark: bool = False) -> None:
        """Take another width and colour scheme."""
        self._send(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=False,
        )
        scheme = {"name": "prefers-color-scheme", "value": "dark" if is_dark else "light"}
        self._send("Emulation.setEmulatedMedia", features=[scheme])

    def allow_scripts(self, *, are_allowed: bool) -> None:
        """Let pages run scripts, or none."""
        self._send("Emulation.setScriptExecutionDisabled", value=not are_allowed)

    def ask(self, expression: str) -> Any:
        """Return what an expression gives on the page."""
        answer = self._send("Runtime.evaluate", expression=expression, returnByValue=True)
        return answer["result"].get("value")

    def press(self, key: str, *, leads_on: bool = False) -> None:
        """Press a key; where it leads to another page, wait for that."""
        before = self._loaded
        code = {"Enter": 13, "Escape": 27, "Tab": 9}.get(key, ord(key[0].upper()))
        text = {"Enter": "\r"}.get(key, key if len(key) == 1 else "")
        about = {"key": key, "windowsVirtualKeyCode": code}
        self._send("Input.dispatchKeyEvent", type="keyDown", text=text, **about)
        self._send("Input.dispatchKeyEvent", type="keyUp", **about)
        if leads_on:
            self._wait_for_load(before)

    def write(self, words: str) -> None:
        """Write into the field that has the focus."""
        self._send("Input.insertText", text=words)

    def picture(self, path: Path) -> None:
        """Keep what the page looks like."""
        import base64

        answer = self._send("Page.captureScreenshot", captureBeyondViewport=False)
        path.write_bytes(base64.b64decode(answer["data"]))

    def _wait_for_load(self, before: int) -> None:
        until = time.monotonic() + _PATIENCE_SECONDS
        while self._loaded == before:
            self._take(until)

    def _send(self, method: str, **parameters: Any) -> dict[str, Any]:
        number = next(self._numbers)
        message: dict[str, Any] = {"id": number, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._out, json.dumps(message).encode() + b"\0")
        until = time.monotonic() + _PATIENCE_SECONDS
        while True:
            answer = self._take(until)
            if answer.get("id") == number:
                if "error" in answer:
                    msg = f"{method}: {answer['error']['message']}"
                    raise RuntimeError(msg)
                result: dict[str, Any] = answer["result"]
                return result

    def _take(self, until: float) -> dict[str, Any]:
        """Return the next message of the browser, and keep what it tells by the way."""
        while b"\0" not in self._waiting:
            ready, _, _ = select.select([self._in], [], [], max(0.0, until - time.monotonic()))
            if not ready:
                msg = "the browser does not answer"
                raise TimeoutError(msg)
            self._waiting += os.read(self._in, 1 << 16)
        line, _, self._waiting = self._waiting.partition(b"\0")
        message: dict[str, Any] = json.loads(line)
        self._notice(message.get("method", ""), message.get("params", {}))
        return message

    def _notice(self, method: str, about: dict[str, Any]) -> None:
        if method == "Page.loadEventFired":
            self._loaded += 1
        elif method == "Log.entryAdded" and about["entry"]["level"] in {"error", "warning"}:
            self.said.append(about["entry"]["text"])
        elif method == "Runtime.exceptionThrown":
            self.said.append(about["exceptionDetails"]["text"])
        elif method == "Runtime.consoleAPICalled" and about["type"] in {"error", "warning", "assert"}:
            self.said.append(str([each.get("value") for each in about["args"]]))
        elif method == "Page.javascriptDialogOpening":
            self.said.append(f"a dialogue: {about['message']}")
