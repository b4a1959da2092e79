"""Ask the desk of a register of 200,000 claims for its pages, beside a page that is always the same.

    python benchmarks/desk.py
    python benchmarks/desk.py --register register.db --seconds 60

The server is `pactwatch serve`, the client this process; both have the cores of the machine to share. Pages
are asked for over kept connections, packed, as browsers do. First visits are to pages that nobody has asked
for since the server started; visits at random fall on them as they come, and on pages that it remembers.
Where there is a chromium, it tells how long one takes from asking for a page until it is drawn.
"""

from __future__ import annotations

import argparse
import asyncio
import itertools
import os
import random
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, quote_plus

from drawn import draw
from register import _fill
from sqlalchemy import select
from synthetic_reports import SyntheticReports

from pactwatch.register import schema
from pactwatch.register.claim_pages import reading_newest
from pactwatch.register.store import Register

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_DOCUMENTS = 41_000
_CONNECTIONS = 16
_MOST_FIRST_VISITS = 1500
_CONSTANT = "/about"
_LONGEST_START_SECONDS = 60
_WORDS = ("talks", "memorandum", "transfers", "people", "scheme", "court", "dollars", "migrants", "law")
_PHRASES = ('"held talks with"', '"passed the law"', '"million dollars"', '"suspended the scheme"')


@dataclass(slots=True)
class Run:
    """What came of asking for some pages."""

    seconds: float = 0.0
    computed: float = 0.0
    taken: list[float] = field(default_factory=list)
    statuses: Counter[int] = field(default_factory=Counter)
    byte_count: int = 0

    def __str__(self) -> str:
        taken = sorted(self.taken)
        rate = len(taken) / self.seconds
        middle, late = (1000 * taken[int(len(taken) * share)] for share in (0.5, 0.99))
        size = self.byte_count / len(taken) / 1000
        odd = {status: count for status, count in self.statuses.items() if status != HTTPStatus.OK}
        own = 1000 * self.computed / len(taken)
        return f"{len(taken):8,} {rate:10,.0f} {middle:9.1f} {late:9.1f} {own:9.2f} {size:8.1f}  {odd or ''}"


def main() -> None:
    """Print one table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--register", metavar="PATH", help="one that is there, instead of a new one")
    parser.add_argument("--seconds", type=float, default=20, help="how long pages at random are asked for")
    parser.add_argument("--connections", type=int, default=_CONNECTIONS)
    parser.add_argument("--workers", type=int, default=2, help="processes of the server of the last rows")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        register = given.register or _build(f"{folder}/register.db")
        pages = _addresses(register)
        for kind, own in pages.items():
            print(f"  {kind:<12} {len(own):8,} pages", flush=True)
        print(f"\n{'':<36}  answers   a second    median       p99  computed       KB  other than 200")
        with _serving(register) as server:
            _report_drawn(server, pages)
            asking = Client(server, given.connections)
            _report("always the same page, before", asking.ask(itertools.repeat(_CONSTANT, 3000)))
            _report("first page of the register", asking.ask(["/register"]))
            for kind, own in pages.items():
                asked = own[:_MOST_FIRST_VISITS]
                _report(f"{kind}, first visits", asking.ask(asked))
                _report(f"{kind}, the same pages again", asking.ask(asked[-100:] * 10))
            _report("search, first visits", asking.ask(_searches()))
        with _serving(register) as server:
            asking = Client(server, given.connections)
            seen: Counter[str] = Counter()
            for when in ("from the start", "then"):
                before = len(seen)
                run = asking.ask(_at_random(pages, given.seconds, seen))
                first = (len(seen) - before) / len(run.taken)
                _report(f"six kinds at random, {when}", run)
                print(f"  {first:.0%} of them first visits", flush=True)
            visits = _with_searches(_at_random(pages, given.seconds, seen))
            _report("searches, a tenth of all visits", asking.ask(visits, counted="/search"))
            _report("always the same page, after", asking.ask(itertools.repeat(_CONSTANT, 3000)))
        print(f"  {given.workers} processes")
        with _serving(register, given.workers) as server:
            asking = Client(server, given.connections)
            _report("always the same page", asking.ask(itertools.repeat(_CONSTANT, 3000)))
            for kind, own in pages.items():
                _report(f"{kind}, first visits", asking.ask(own[:_MOST_FIRST_VISITS]))
            _report("search, first visits", asking.ask(_searches()))
            asked = [address for own in pages.values() for address in own[:20]]
            _report("six kinds, the same pages again", asking.ask(asked * 20))


def _build(address: str) -> str:
    supply = SyntheticReports().readings(_DOCUMENTS)
    readings = iter(sorted(supply, key=lambda row: (row["report"]["published"], row["address"])))
    print(f"filled in {_fill(address, readings, _DOCUMENTS):,.0f} s")
    return address


def _addresses(register: str) -> dict[str, list[str]]:
    """Return the addresses of all pages of each kind, in an order of chance that is always the same."""
    tables = schema
    with Register.open(register) as opened, reading_newest(opened) as connection:

        def column(column: Any) -> list[str]:
            return sorted({str(each) for each in connection.execute(select(column)).scalars() if each})

        pairs = sorted(
            {
                f"{row.sender}-{row.receiver}"
                for row in connection.execute(
                    select(tables.arrangement.c.sender, tables.arrangement.c.receiver)
                )
            }
        )
        found = {
            "arrangement": [f"/arrangements/{each}" for each in pairs],
            "document": [f"/documents/{each}" for each in column(tables.document.c.document_id)],
            "claim": [f"/claims/{each}" for each in column(tables.claim.c.claim_id)],
            "state": [
                f"/states/{each}" for each in sorted({code for each in pairs for code in each.split("-")})
            ],
            "speaker": [f"/speakers/{quote(each)}" for each in column(tables.claim.c.speaker)],
            "origin": [f"/origins/{each}" for each in column(tables.source.c.origin_id)],
        }
    for own in found.values():
        random.Random(1).shuffle(own)  # noqa: S311 (no secret)
    return found


def _at_random(pages: dict[str, list[str]], seconds: float, seen: Counter[str]) -> Iterator[str]:
    """Yield pages of the kinds in turn, each time one by chance, until the time is over; count them."""
    chance, until = random.Random(len(seen)), time.perf_counter() + seconds  # noqa: S311 (no secret)
    for own in itertools.cycle(pages.values()):
        if time.perf_counter() > until:
            return
        address = chance.choice(own)
        seen[address] += 1
        yield address


def _with_searches(pages: Iterable[str]) -> Iterator[str]:
    """Yield pages, and after each nine of them a search."""
    pages = iter(pages)
    for search in _searches():
        own = list(itertools.islice(pages, 9))
        if not own:
            return
        yield from (*own, search)


def _searches() -> Iterator[str]:
    """Yield searches for two words, for three, and for a phrase with a word, narrowed and not."""
    words = [*itertools.permutations(_WORDS, 2), *itertools.permutations(_WORDS[:6], 3)]
    queries = [" ".join(each) for each in words] + [f"{one} {two}" for one in _PHRASES for two in _WORDS]
    for number, query in enumerate(queries):
        yield f"/search?words={quote_plus(query)}" + ("&year=2023" if number % 3 == 0 else "")


def _report(what: str, run: Run) -> None:
    print(f"{what:<36} {run}", flush=True)


def _report_drawn(server: Server, pages: dict[str, list[str]]) -> None:
    """Say how long a browser takes to draw pages."""
    paths = {"register": "/register"} | {kind: own[0] for kind, own in pages.items()}
    try:
        drawn = list(draw(f"http://127.0.0.1:{server.port}", paths | {"search": next(_searches())}))
    except RuntimeError as error:
        print(f"  not drawn: {error}")
        return
    for name, first, again in drawn:
        print(f"  drawn in a browser: {name:<12} first {first:6,.0f} ms, again {again:6,.0f} ms", flush=True)


@dataclass(frozen=True, slots=True)
class Server:
    """A desk that listens on a port, with the processes that it has started."""

    port: int
    pid: int

    def computed(self) -> float:
        """Return for how many seconds it has computed so far, all of its processes together."""
        ticks = sum(sum(map(int, _fields_of(pid)[13:15])) for pid in self._pids())
        return ticks / os.sysconf("SC_CLK_TCK")

    def memory_mb(self) -> float:
        """Return how much memory it holds."""
        pages = sum(int(_fields_of(pid)[23]) for pid in self._pids())
        return pages * os.sysconf("SC_PAGE_SIZE") / 1e6

    def _pids(self) -> Iterator[int]:
        yield self.pid
        for each in Path("/proc").iterdir():
            if each.name.isdigit() and (each / "stat").exists() and int(_fields_of(each.name)[3]) == self.pid:
                yield int(each.name)


def _fields_of(pid: int | str) -> list[str]:
    """Return what the kernel tells of a process, as proc(5) numbers it from 1, less one."""
    before, _, after = Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")
    return [*before.split(" (", 1), *after.split()]


class Client:
    """Some connections that are kept, each of which asks for the next page once it has the one before."""

    def __init__(self, server: Server, connections: int) -> None:
        self._server, self._connections = server, connections

    def ask(self, addresses: Iterable[str], *, counted: str = "/") -> Run:
        """Ask for pages, and return what came of those whose address begins so."""
        return asyncio.run(self._ask(iter(addresses), counted))

    async def _ask(self, addresses: Iterator[str], counted: str) -> Run:
        run, started, computed = Run(), time.perf_counter(), self._server.computed()
        await asyncio.gather(*(self._ask_over_one(addresses, run, counted) for _ in range(self._connections)))
        run.seconds, run.computed = time.perf_counter() - started, self._server.computed() - computed
        return run

    async def _ask_over_one(self, addresses: Iterator[str], run: Run, counted: str) -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", self._server.port)
        for address in addresses:
            started = time.perf_counter()
            writer.write(
                f"GET {address} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Encoding: gzip\r\n\r\n".encode()
            )
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
            body = await reader.readexactly(int(head.partition("content-length:")[2].split()[0]))
            if address.startswith(counted):
                run.taken.append(time.perf_counter() - started)
                run.byte_count += len(body)
            run.statuses[int(head.split()[1])] += 1
        writer.close()
        await writer.wait_closed()


@contextmanager
def _serving(register: str, workers: int = 1) -> Iterator[Server]:
    """Run a desk of its own."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    command = [sys.executable, "-m", "pactwatch", "serve", "--register", register, "--port", str(port)]
    process = subprocess.Popen([*command, "--workers", str(workers)])  # noqa: S603 (our own program)
    try:
        server, until = Server(port, process.pid), time.monotonic() + _LONGEST_START_SECONDS
        while True:
            try:
                Client(server, 1).ask([_CONSTANT])
            except OSError:
                if time.monotonic() > until:
                    raise
                time.sleep(0.1)
            else:
                break
        yield server
        print(f"  the server holds {server.memory_mb():,.0f} MB")
    finally:
        process.send_signal(signal.SIGINT)
        process.wait()


if __name__ == "__main__":
    main()
