"""The desk listens, with one process or with several that share the port."""

from __future__ import annotations

import signal
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import wait
from socket import AF_INET, AF_INET6, IPPROTO_TCP, create_server, socket
from typing import TYPE_CHECKING

import uvicorn

from pactwatch.errors import DoorError
from pactwatch.web.app import make_app

if TYPE_CHECKING:
    from pactwatch.web.settings import Settings

_BACKLOG = 2048


def open_door(host: str, port: int) -> socket:
    """Return a socket at which the desk can listen.

    Raises:
        DoorError: If another program listens there, or this one may not or cannot.
    """
    try:
        bound = create_server((host, port), family=AF_INET6 if ":" in host else AF_INET, backlog=_BACKLOG)
    except OSError as error:
        raise DoorError(
            what=f"the desk cannot listen there: {(error.strerror or str(error)).lower()}",
            where=f"{host}, port {port}",
            remedy="Give another port with --port, or stop what listens there already.",
        ) from error
    # Only of a socket that says it is TCP's, packets leave at once; else each answer waits for 40 ms.
    return socket(bound.family, bound.type, IPPROTO_TCP, fileno=bound.detach())


def run(settings: Settings, listening: socket, *, workers: int = 1) -> None:
    """Show a register until somebody presses Ctrl-C.

    Args:
        settings: What the desk is started with.
        listening: What ``open_door`` gave; it is closed at the end.
        workers: How many processes draw pages; each remembers those that it has drawn.
    """
    with listening, suppress(KeyboardInterrupt):
        if workers == 1:
            _work(settings, listening)
        else:
            _run_several(settings, listening, workers)


def _run_several(settings: Settings, listening: socket, workers: int) -> None:
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


def _work(settings: Settings, listening: socket) -> None:
    configured = uvicorn.Config(make_app(settings), log_level="warning", server_header=False)
    uvicorn.Server(configured).run(sockets=[listening])
