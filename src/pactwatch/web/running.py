"""The desk listens, with one process or with several that share the port."""

from __future__ import annotations

import signal
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import wait
from socket import IPPROTO_TCP, socket
from typing import TYPE_CHECKING

import uvicorn

from pactwatch.web.app import make_app

if TYPE_CHECKING:
    from pactwatch.web.settings import Settings


def run(settings: Settings, *, host: str, port: int, workers: int = 1) -> None:
    """Show a register until somebody presses Ctrl-C.

    Args:
        settings: What the desk is started with.
        host: The address to listen on.
        port: The port.
        workers: How many processes draw pages; each remembers those that it has drawn.
    """
    with suppress(KeyboardInterrupt):
        if workers == 1:
            uvicorn.Server(_configure(settings, host, port)).run()
        else:
            _run_several(settings, host, port, workers)


def _run_several(settings: Settings, host: str, port: int, workers: int) -> None:
    bound = _configure(settings, host, port).bind_socket()
    # Only of a socket that says it is TCP's, packets leave at once; else each answer waits for 40 ms.
    listening = socket(bound.family, bound.type, IPPROTO_TCP, fileno=bound.detach())
    own = get_context("spawn")  # a forked process would share what this one has open
    processes = [own.Process(target=_work, args=(settings, listening)) for _ in range(workers)]
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        for each in processes:
            each.start()
        wait([each.sentinel for each in processes])
    finally:
        for each in processes:
            each.terminate()
        for each in processes:
            each.join()
        listening.close()


def _configure(settings: Settings, host: str, port: int) -> uvicorn.Config:
    return uvicorn.Config(make_app(settings), host=host, port=port, log_level="warning", server_header=False)


def _work(settings: Settings, listening: socket) -> None:
    host, port = listening.getsockname()[:2]
    uvicorn.Server(_configure(settings, host, port)).run(sockets=[listening])
