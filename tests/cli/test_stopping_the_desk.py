"""The desk runs until somebody presses Ctrl-C."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from pactwatch.register.store import Register

if TYPE_CHECKING:
    from pathlib import Path


def wait_until_open(port: int) -> None:
    """Wait until somebody answers at a port, a minute at most."""
    for _ in range(600):
        with suppress(ConnectionRefusedError), socket.create_connection(("127.0.0.1", port)):
            return
        time.sleep(0.1)
    pytest.fail("nobody answers")


@pytest.mark.parametrize("workers", ["1", "2"])
def test_ctrl_c_ends_the_desk_without_a_word(tmp_path: Path, workers: str) -> None:
    """It is how it is meant to end, and no failure."""
    path = tmp_path / "register.db"
    with Register.open(str(path), create=True):
        pass
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
    command = [sys.executable, "-m", "pactwatch", "serve", "--register", str(path), "--port", str(port)]
    desk = subprocess.Popen(  # noqa: S603 (our own program)
        [*command, "--workers", workers], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    wait_until_open(port)

    desk.send_signal(signal.SIGINT)
    said, _ = desk.communicate(timeout=60)

    assert desk.returncode == 0
    assert said == f"The desk is at http://127.0.0.1:{port}/\n"
