"""Fill registers with synthetic reports, and time what is asked of them beside the least that it takes.

    python benchmarks/register.py --documents 2000 20000
    python benchmarks/register.py --documents 2000 --postgresql postgresql://USER@HOST/NAME

NAME is a database that is there already and stays as it is: each size has its own, NAME_2000, made anew.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime, timedelta
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import create_engine, func, select, text
from sqlalchemy.engine import make_url
from synthetic_reports import SyntheticReports

from pactwatch import operations
from pactwatch.errors import UnknownError
from pactwatch.register import schema
from pactwatch.register.delivery import Delivery
from pactwatch.register.derived.refresh import refresh
from pactwatch.register.ledger import record_deliveries
from pactwatch.register.store import Register

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_FIRST_DAY = datetime(2026, 1, 1, 12, tzinfo=UTC)
_RECORD_DAYS = 10
_ON, _KNOWN_BY = "2023-06-30", "2026-01-05"
_ADDED_AT_THE_END = 500
_QUERIES = ("held talks", '"held talks with"', "signed memorandum", '"passed the law on transfers"')


def main() -> None:
    """Print one table for each register."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--documents", type=int, nargs="+", default=[2000, 20_000])
    parser.add_argument("--postgresql", metavar="URL", help="also in databases of this server")
    given = parser.parse_args()
    for count in given.documents:
        with tempfile.TemporaryDirectory() as folder:
            report(f"{folder}/register.db", count)
        if given.postgresql:
            report(_new_database(given.postgresql, count), count)


def report(address: str, count: int) -> None:
    """Fill a register and print what it takes to add to it and to ask it."""
    supply = SyntheticReports()
    rows = supply.readings(count + _ADDED_AT_THE_END)
    readings = iter(sorted(rows, key=lambda row: (row["report"]["published"], row["address"])))
    filled = _fill(address, readings, count)
    added, followed = _add(address, readings, _FIRST_DAY + timedelta(days=_RECORD_DAYS))
    claims, sizes = _size(address)
    print(f"\n{'PostgreSQL' if '://' in address else 'SQLite'}, {count:,} documents, {claims:,} claims")
    print(f"  filled in {filled:,.0f} s")
    print(f"  add, ready readings a second              {_ADDED_AT_THE_END / added:9,.0f}")
    print(f"  the same, with all that follows           {_ADDED_AT_THE_END / (added + followed):9,.0f}")
    print(f"  bytes a claim beside the texts            {sizes / claims:9,.0f}")
    print(f"  {'milliseconds':<40}    median       p95      most   CPU p95")
    # Whoever asks holds none of what was added, which makes each collection of garbage long.
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as asking:
        print("\n".join(asking.submit(_ask, address, supply.pairs).result()))


def _ask(address: str, pairs: list[str]) -> list[str]:
    """Return a line for each question, with what it takes."""
    lines = []
    for name, ask, arguments in _questions(address, pairs):
        taken = [_time(ask, each) for each in arguments]
        wall, own = (sorted(each) for each in zip(*taken, strict=True))
        at = min(len(wall) - 1, int(len(wall) * 0.95))
        median = statistics.median(wall)
        lines.append(f"  {name:<40} {median:9.1f} {wall[at]:9.1f} {wall[-1]:9.1f} {own[at]:9.1f}")
    return lines


def _questions(
    address: str, pairs: list[str]
) -> Iterator[tuple[str, Callable[[str], object], Iterable[str]]]:
    """Yield what is asked, how, and of what."""
    yield "floor: open, and one row by its key", partial(_fetch_one, address), pairs
    as_of: dict[str, dict[str, str]] = {
        "": {},
        " --on": {"on": _ON},
        " --known-by": {"known_by": _KNOWN_BY},
        " --on --known-by": {"on": _ON, "known_by": _KNOWN_BY},
    }
    for words, moment in as_of.items():
        yield f"show{words}", partial(_show, address, moment), pairs
        yield f"list{words}", partial(_list, address, moment), pairs[:10]
    yield "show, the largest", partial(_show, address, {}), pairs[:1] * 5
    yield "search", partial(operations.search, register=address), _QUERIES * 5


def _show(address: str, moment: dict[str, str], name: str) -> None:
    try:
        operations.show(name, register=address, **moment)  # type: ignore[arg-type]
    except UnknownError:
        return


def _list(address: str, moment: dict[str, str], _: str) -> None:
    operations.list_(register=address, **moment)


def _fill(address: str, readings: Iterator[dict[str, Any]], count: int) -> float:
    """Record readings on several days, as they were published; return the seconds, deriving included."""
    started = time.perf_counter()
    for day in range(_RECORD_DAYS):
        now = _FIRST_DAY + timedelta(days=day)
        with Register.open(address, create=True, clock=partial(_same, now)) as register:
            own = (next(readings) for _ in range(count // _RECORD_DAYS))
            deliveries = (Delivery.of_row(row, reader="synthetic") for row in own)
            for _ in record_deliveries(register, deliveries):
                pass
            refresh(register)
    return time.perf_counter() - started


def _same(now: datetime) -> datetime:
    return now


def _add(address: str, readings: Iterator[dict[str, Any]], now: datetime) -> tuple[float, float]:
    """Return the seconds that more readings take to be recorded, and to derive what follows from them."""
    rows = [next(readings) for _ in range(_ADDED_AT_THE_END)]
    with Register.open(address, clock=partial(_same, now)) as register:
        started = time.perf_counter()
        for _ in record_deliveries(register, (Delivery.of_row(row, reader="synthetic") for row in rows)):
            pass
        recorded = time.perf_counter()
        refresh(register)
        return recorded - started, time.perf_counter() - recorded


def _size(address: str) -> tuple[int, int]:
    """Return the number of claims, and the bytes of the database without those of the texts."""
    with Register.open(address) as register, register.reading() as connection:
        claims = connection.execute(select(func.count()).select_from(schema.claim)).scalar_one()
        length = func.octet_length if "://" in address else func.length
        texts = connection.execute(select(func.sum(length(schema.document.c.text)))).scalar_one()
        if "://" in address:
            whole = connection.execute(text("SELECT pg_database_size(current_database())")).scalar_one()
        else:
            whole = Path(address).stat().st_size
    return claims, whole - int(texts)


def _fetch_one(address: str, name: str) -> None:
    sender, receiver = name.split("-")
    with Register.open(address) as register, register.reading() as connection:
        own = schema.arrangement.c
        connection.execute(select(own.stage).where(own.sender == sender, own.receiver == receiver)).first()


def _time(ask: Callable[[str], object], argument: str) -> tuple[float, float]:
    """Return the milliseconds that an answer takes, and those that this process computes."""
    started, computed = time.perf_counter(), time.process_time()
    ask(argument)
    return 1000 * (time.perf_counter() - started), 1000 * (time.process_time() - computed)


def _new_database(address: str, count: int) -> str:
    url = make_url(address)
    name = f"{url.database}_{count}"
    engine = create_engine(url.set(drivername="postgresql+psycopg"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f'DROP DATABASE IF EXISTS "{name}"'))
        connection.execute(text(f'CREATE DATABASE "{name}"'))
    engine.dispose()
    return url.set(database=name).render_as_string(hide_password=False)


if __name__ == "__main__":
    main()
