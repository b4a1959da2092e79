from __future__ import annotations

import sqlite3
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from fastapi.testclient import TestClient

from pactwatch import operations
from pactwatch.web import Settings, make_app

if TYPE_CHECKING:
    from pathlib import Path

TALKS = "Kigali, May 5, 2025 (AFP) - Washington and Rwanda are in talks on a deal to send migrants to Rwanda."
SIGNED = (
    "Kigali, Aug 5, 2025 (AFP) - Rwanda signed an agreement with the United States on Monday to take in "
    "deported migrants."
)


def add(register: str, folder: Path, text: str) -> None:
    """Add one report to a register."""
    (folder / "report.txt").write_text(text, "utf-8")
    list(operations.add([str(folder / "report.txt")], register=register))


@pytest.fixture
def register(tmp_path: Path) -> str:
    """A register with one report."""
    add(str(tmp_path / "register.db"), tmp_path, TALKS)
    return str(tmp_path / "register.db")


def open_desk(register: str) -> TestClient:
    """Return a browser at a desk."""
    app = make_app(Settings(register=register))
    return TestClient(app, base_url="http://127.0.0.1", raise_server_exceptions=False)


def test_what_is_recorded_is_shown_at_once(register: str, tmp_path: Path) -> None:
    """A page that was drawn before is not shown in its place."""
    desk = open_desk(register)
    before = desk.get("/arrangements/US-RW").text

    add(register, tmp_path, SIGNED)

    assert "signed an agreement" not in before
    assert "signed an agreement" in desk.get("/arrangements/US-RW").text


def test_a_browser_that_has_the_page_is_told_so(register: str) -> None:
    """And gets it anew once something has been recorded."""
    desk = open_desk(register)
    tag = desk.get("/register").headers["etag"]

    again = desk.get("/register", headers={"if-none-match": tag})

    assert (again.status_code, again.text) == (304, "")
    assert "content-security-policy" in again.headers


def test_a_page_goes_in_fewer_bytes_to_a_browser_that_can_unpack_it(register: str) -> None:
    """The first time as the second, and whole to one that cannot."""
    desk = open_desk(register)
    plain = desk.get("/register", headers={"accept-encoding": "identity"})

    packed = desk.get("/register", headers={"accept-encoding": "gzip"})

    assert "content-encoding" not in plain.headers
    assert packed.headers["content-encoding"] == "gzip"
    assert int(packed.headers["content-length"]) * 2 < len(plain.content)
    assert packed.text == plain.text


def test_each_url_has_a_page_of_its_own(register: str) -> None:
    """A filter or a day in it makes another page."""
    desk = open_desk(register)

    tags = {desk.get(path).headers["etag"] for path in ("/register", "/register?stage=talks", "/states/RW")}

    assert len(tags) == 3


def test_the_page_of_a_fault_bears_the_safe_headers_and_is_not_remembered(register: str) -> None:
    """Even where the register holds what Pactwatch did not foresee."""
    with sqlite3.connect(register) as connection:
        connection.execute("UPDATE arrangement SET findings = '{}'")
    desk = open_desk(register)

    answer = desk.get("/register")

    assert answer.status_code == 500
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert "etag" not in answer.headers


def test_what_another_process_records_is_shown_at_once(register: str, tmp_path: Path) -> None:
    """Also while the desk keeps the register open."""
    (tmp_path / "report.txt").write_text(SIGNED, "utf-8")
    command = [sys.executable, "-m", "pactwatch", "add", "--register", register, str(tmp_path / "report.txt")]
    with open_desk(register) as desk:
        before = desk.get("/arrangements/US-RW").text

        subprocess.run(command, check=True, capture_output=True)  # noqa: S603 (our own program)

        assert "signed an agreement" not in before
        assert "signed an agreement" in desk.get("/arrangements/US-RW").text


def test_a_decision_is_shown_at_once(register: str) -> None:
    """As whoever has rejected a claim expects."""
    with open_desk(register) as desk:
        claim = desk.get("/arrangements/US-RW.csv").text.splitlines()[1].split(",")[0]
        before = desk.get(f"/claims/{claim}").text

        operations.review("reject", claim, register=register, by="Ann")

        assert "Ann" not in before
        assert "Ann" in desk.get(f"/claims/{claim}").text


def test_a_register_is_one_file_again_once_its_desk_has_closed(register: str, tmp_path: Path) -> None:
    """A copy of the file has all, though the desk kept it open while something was recorded."""
    with open_desk(register) as desk:
        desk.get("/register")
        add(register, tmp_path, SIGNED)
        desk.get("/register")

    with sqlite3.connect(f"file:{register}?immutable=1", uri=True) as alone:
        assert alone.execute("SELECT count(*) FROM document").fetchone() == (2,)


def test_another_register_of_the_same_name_is_shown_in_place_of_the_former(
    register: str, tmp_path: Path
) -> None:
    """A backup that was put in its place is what the desk shows from then on."""
    other = tmp_path / "other"
    other.mkdir()
    add(str(other / "register.db"), other, SIGNED)
    with open_desk(register) as desk:
        before = desk.get("/arrangements/US-RW").text

        (other / "register.db").replace(register)

        assert "signed an agreement" not in before
        assert "signed an agreement" in desk.get("/arrangements/US-RW").text
