"""A chromium without a window, told what to do over a pipe: no driver, no port and no further library.

Tests drive the desk with it, and ``take_screenshots.py`` takes its pictures.
"""

from __future__ import annotations

import base64
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

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_READ, _WRITE = 3, 4
_PATIENCE_SECONDS = 60.0


def find_chromium() -> str | None:
    """Return the path of a chromium, or None where there is none."""
    return next((path for name in _NAMES if (path := shutil.which(name))), None)


class Chromium:
    """A browser with one page, as long as the ``with`` block.

    ``messages`` has what the page has written to its console, the errors of its scripts, what its policy has
    refused, and the dialogues that it opened, since it was opened.
    """

    def __init__(self) -> None:
        path = find_chromium()
        if path is None:
            msg = "there is no chromium here"
            raise RuntimeError(msg)
        self.messages: list[str] = []
        self._profile = tempfile.TemporaryDirectory(prefix="chromium-", ignore_cleanup_errors=True)
        to_browser, self._to = os.pipe()
        self._from, from_browser = os.pipe()
        # The browser reads from descriptor 3 and writes to 4, whatever they are here.
        shell = f'exec {_READ}<&{to_browser} {_WRITE}>&{from_browser}; exec "$@"'
        self._process = subprocess.Popen(  # noqa: S603 (our own words)
            [
                "/bin/bash",
                "-c",
                shell,
                "bash",
                path,
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--hide-scrollbars",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-extensions",
                "--remote-debugging-pipe",
                f"--user-data-dir={self._profile.name}",
                "about:blank",
            ],
            pass_fds=(to_browser, from_browser),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(to_browser)
        os.close(from_browser)
        self._rest = b""
        self._loaded = 0
        self._number = 0
        self._session: str | None = None
        targets = self.call("Target.getTargets")["targetInfos"]
        target = next(each["targetId"] for each in targets if each["type"] == "page")
        self._session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.call(f"{domain}.enable")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.terminate()
        self._process.wait(_PATIENCE_SECONDS)
        os.close(self._to)
        os.close(self._from)
        self._profile.cleanup()

    def call(self, method: str, **params: Any) -> dict[str, Any]:
        """Return what the browser answers to a command of its protocol."""
        self._number += 1
        message: dict[str, Any] = {"id": self._number, "method": method, "params": params}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._to, json.dumps(message).encode() + b"\0")
        until = time.monotonic() + _PATIENCE_SECONDS
        while True:
            answer = self._receive(until)
            if answer.get("id") == self._number:
                if "error" in answer:
                    msg = f"{method}: {answer['error']['message']}"
                    raise RuntimeError(msg)
                result: dict[str, Any] = answer["result"]
                return result

    def _receive(self, until: float) -> dict[str, Any]:
        while b"\0" not in self._rest:
            ready, _, _ = select.select([self._from], [], [], max(0.0, until - time.monotonic()))
            if not ready:
                msg = "the browser does not answer"
                raise TimeoutError(msg)
            part = os.read(self._from, 1 << 16)
            if not part:
                msg = "the browser has gone"
                raise RuntimeError(msg)
            self._rest += part
        line, self._rest = self._rest.split(b"\0", 1)
        message: dict[str, Any] = json.loads(line)
        self._note(message)
        return message

    def _note(self, message: dict[str, Any]) -> None:
        params = message.get("params", {})
        match message.get("method"):
            case "Runtime.consoleAPICalled":
                self.messages.append(" ".join(str(each.get("value", "")) for each in params["args"]))
            case "Runtime.exceptionThrown":
                self.messages.append(params["exceptionDetails"]["text"])
            case "Log.entryAdded":
                entry = params["entry"]
                self.messages.append(f"{entry['level']}: {entry['text']} {entry.get('url', '')}")
            case "Page.javascriptDialogOpening":
                self.messages.append(f"a dialogue: {params['message']}")
            case "Page.loadEventFired":
                self._loaded += 1

    def resize(
        self, width: int, height: int = 900, *, is_dark: bool = False, has_scripts: bool = True
    ) -> None:
        """Let the window have a size, a light or dark scheme, and scripts or none."""
        self.call(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=False,
        )
        scheme = {"name": "prefers-color-scheme", "value": "dark" if is_dark else "light"}
        self.call("Emulation.setEmulatedMedia", features=[scheme])
        self.call("Emulation.setScriptExecutionDisabled", value=not has_scripts)

    def open(self, url: str) -> None:
        """Open a page and wait until all of it has come."""
        self.messages.clear()
        before = self._loaded
        self.call("Page.navigate", url=url)
        self._wait_for_load(before)

    def _wait_for_load(self, before: int) -> None:
        until = time.monotonic() + _PATIENCE_SECONDS
        while self._loaded == before:
            self._receive(until)

    def run(self, script: str) -> Any:
        """Return the value of an expression in the page; a promise is waited for."""
        answer = self.call("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in answer:
            raise RuntimeError(answer["exceptionDetails"]["exception"].get("description", "a script failed"))
        return answer["result"].get("value")

    def press(self, key: str, *, leads_on: bool = False) -> None:
        """Press a key and let it go: ``a``, ``Enter``, ``Escape``; where it leads on, wait for that page."""
        before = self._loaded
        text = {"Enter": "\r"}.get(key, key if len(key) == 1 else "")
        codes = {"Enter": 13, "Escape": 27, "Tab": 9}
        code = codes.get(key, ord(key.upper()) if len(key) == 1 else 0)
        for kind in ("keyDown", "keyUp"):
            self.call(
                "Input.dispatchKeyEvent",
                type=kind,
                key=key,
                windowsVirtualKeyCode=code,
                **({"text": text} if text and kind == "keyDown" else {}),
            )
        if leads_on:
            self._wait_for_load(before)

    def write(self, words: str) -> None:
        """Write into the field that has the focus."""
        self.call("Input.insertText", text=words)

    def screenshot(self, path: Path, *, is_whole: bool = True, most: int = 6000) -> None:
        """Write a picture of the page (``.png``, ``.webp``), of the whole of it up to so many pixels."""
        size = self.call("Page.getLayoutMetrics")["cssContentSize"]
        window = self.call("Page.getLayoutMetrics")["cssLayoutViewport"]
        height = min(size["height"], most) if is_whole else window["clientHeight"]
        clip = {"x": 0, "y": 0, "width": window["clientWidth"], "height": height, "scale": 1}
        kind = {"format": "webp", "quality": 72} if path.suffix == ".webp" else {"format": "png"}
        answer = self.call("Page.captureScreenshot", clip=clip, captureBeyondViewport=True, **kind)
        path.write_bytes(base64.b64decode(answer["data"]))
