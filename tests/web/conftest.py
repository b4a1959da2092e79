"""A desk over a register that a few invented reports fill."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from fastapi.testclient import TestClient

from pactwatch import operations
from pactwatch.web import Settings, make_app
from pactwatch.web.access import Access, Accounts, Role

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

REPORTS = {
    "talks.txt": (
        "Washington in talks with Rwanda over migrants\n\n"
        "Kigali, May 5, 2025 (AFP) - Washington and Rwanda are in talks on a deal to send migrants "
        "there, Foreign Minister Anna Mukamana confirmed to state TV.\n\n"
        '"We are in talks with the United States," Mukamana said on Sunday.'
    ),
    "signing.txt": (
        "Rwanda signs deal to take up to 250 migrants\n\n"
        "Kigali, Aug 5, 2025 (Reuters) - Rwanda signed an agreement with the United States on Monday to take "
        "in up to 250 deported migrants, government spokeswoman Yvette Uwase said."
    ),
    "denial.txt": (
        "Uganda denies deal\n\n"
        "Kampala, Aug 20, 2025 (Reuters) - Uganda and the United States signed an agreement to take deported "
        'migrants on Tuesday, U.S. documents show. "Uganda has not signed any agreement with the United '
        'States," said Foreign Minister Henry Okello on Wednesday.'
    ),
    "ruling.txt": (
        "UK Supreme Court rules Rwanda plan unlawful\n\n"
        "London, Nov 15, 2023 (AP) - Britain's Supreme Court on Wednesday ruled the plan to send asylum "
        "seekers from the United Kingdom to Rwanda unlawful."
    ),
    "palau.txt": (
        "Palau signs memorandum\n\n"
        "Koror, Dec 24, 2025 (AFP) - The United States and Palau signed a memorandum of understanding on "
        "Tuesday under which Palau will take in up to 75 migrants deported from the United States."
    ),
}


@pytest.fixture(scope="session")
def register(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The path of a register with what the reports tell."""
    folder: Path = tmp_path_factory.mktemp("desk")
    for name, text in REPORTS.items():
        (folder / name).write_text(text, "utf-8")
    path = str(folder / "register.db")
    list(operations.add([str(folder / name) for name in REPORTS], register=path))
    return path


@pytest.fixture
def desk(register: str) -> Iterator[TestClient]:
    """A browser at the desk, which follows no redirects of itself."""
    with TestClient(
        make_app(Settings(register=register)), base_url="http://127.0.0.1", raise_server_exceptions=False
    ) as client:
        yield client


NAMES = {Role.READER: "rita-reader", Role.REVIEWER: "rosa-reviewer", Role.EDITOR: "edda-editor"}
PASSWORD = "four words of no poem"  # noqa: S105 (of invented accounts)


@pytest.fixture(scope="session")
def account_file(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A file with an account of each role; hashing their passwords takes its time."""
    path = tmp_path_factory.mktemp("accounts") / "first.accounts.db"
    kept = Accounts(path)
    for role, name in NAMES.items():
        kept.add(name, role, PASSWORD)
    return path.read_bytes()


@pytest.fixture
def accounts(account_file: bytes, tmp_path: Path) -> Accounts:
    """Accounts of one reader, one reviewer and one editor."""
    path = tmp_path / "desk.accounts.db"
    path.write_bytes(account_file)
    path.chmod(0o600)
    return Accounts(path, secret=b"s" * 32)


@pytest.fixture
def guarded_app(register: str, accounts: Accounts) -> Callable[[str], TestClient]:
    """Makes browsers at a desk that asks for an account, under an address."""

    def make(base_url: str) -> TestClient:
        app = make_app(Settings(register=register, access=Access(accounts=accounts)))
        return TestClient(app, base_url=base_url, follow_redirects=False, raise_server_exceptions=False)

    return make


@pytest.fixture
def guarded(guarded_app: Callable[[str], TestClient]) -> TestClient:
    """A browser at a desk that asks for an account."""
    return guarded_app("http://desk.example")


@pytest.fixture
def log_in(accounts: Accounts) -> Callable[[Role | None], dict[str, str]]:
    """Gives the cookie of somebody of a role who has logged in; none for nobody."""

    def begin(role: Role | None) -> dict[str, str]:
        if role is None:
            return {}
        session = accounts.begin_session(NAMES[role])
        return {"Cookie": f"pactwatch={session}"}

    return begin
