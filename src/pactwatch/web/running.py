"""The desk listens, with one process or several that share the port."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

import uvicorn
from uvicorn.supervisors import Multiprocess

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
    config = uvicorn.Config(
        functools.partial(make_app, settings),
        factory=True,
        host=host,
        port=port,
        workers=workers,
        log_level="warning",
        server_header=False,
    )
    server = uvicorn.Server(config)
    if workers == 1:
        server.run()
        return
    socket = config.bind_socket()
    try:
        Multiprocess(config, target=server.run, sockets=[socket]).run()
    finally:
        socket.close()
