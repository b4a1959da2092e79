"""The desk begins to listen, and runs until somebody presses Ctrl-C."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import urllib.request
from typing import TYPE_CHECKING

import pytest

from pactwatch.register.store import Register

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result


def wait_for_a_page(port: int) -> None:
    """Wait until a page is answered at a port, a minute at most."""
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/about", timeout=60) as answer:
        assert answer.status == 200


def free_port() -> int:
    """Return a port at which nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return int(listening.getsockname()[1])


@pytest.fixture
def register(tmp_path: Path) -> str:
    """An empty register."""
    path = str(tmp_path / "register.db")
    with Register.open(path, create=True):
        return path


@pytest.mark.parametrize("workers", ["1", "2"])
def test_ctrl_c_ends_the_desk_without_a_word(register: str, workers: str) -> None:
    """It is how it is meant to end, and no failure."""
    port = free_port()
    command = [sys.executable, "-m", "pactwatch", "serve", "--register", register, "--port", str(port)]
    with subprocess.Popen(  # noqa: S603 (our own program)
        [*command, "--workers", workers], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as desk:
        assert desk.stdout is not None
        told = desk.stdout.readline()
        wait_for_a_page(port)

        desk.send_signal(signal.SIGINT)
        said, _ = desk.communicate(timeout=60)

    assert desk.returncode == 0
    assert (told, said) == (f"The desk is at http://127.0.0.1:{port}/\n", "")


@pytest.mark.parametrize("workers", ["1", "2"])
def test_a_port_that_is_taken_is_told_before_an_address_is(
    register: str, workers: str, run: Callable[..., Result]
) -> None:
    """Whoever reads the address would else go there, and find another program."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])

        refused = run("serve", "--register", register, "--port", port, "--workers", workers)

    assert refused.exit_code == 1
    assert f"127.0.0.1, port {port}: the desk cannot listen there: address already in use" in refused.stderr
    assert "Give another port with --port" in refused.stderr
    assert "The desk is at" not in refused.stderr
