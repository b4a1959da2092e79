from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from pactwatch import operations
from pactwatch.errors import DecisionError, RegisterError, SheetError, UnknownError
from pactwatch.operations.adding import add_claim
from pactwatch.operations.asking import list_own_rows
from pactwatch.register.ledger import record_deliveries
from pactwatch.register.sheet import Sheet
from pactwatch.register.sheet_values import read_pair
from pactwatch.register.store import Register

if TYPE_CHECKING:
    from pathlib import Path

    from pactwatch.register.delivery import Delivery

TABLE = """Sending state;Receiving state (ISO3);Date signed;Status;Source;Link;Exact words;Notes
United States;RWA;05/08/2025;In force;The Lakes Monitor;https://example.org/1;confirmed talks;up to 250
UK;Rwanda;13/04/2022;Scrapped;;;;"over
two lines"
US;Atlantis;2025;signed;;;;
"""


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """A register that an editor keeps in a spreadsheet."""
    path = tmp_path / "register.csv"
    path.write_text(TABLE, "utf-8")
    return path


def read(words: str, **given: str) -> Sheet:
    """Return a table of these words."""
    return Sheet.read(words.encode(), address="register.csv", given=given)


def understood(words: str, **given: str) -> list[tuple[str | None, ...]]:
    """Return what is understood of each row: parties, day and stage."""
    return [(row.sender, row.receiver, row.date, row.stage) for row in read(words, **given).rows]


def test_columns_states_days_and_stages_are_understood_as_people_write_them() -> None:
    """The 13th tells that days come before months in this table."""
    assert understood(TABLE) == [
        ("US", "RW", "2025-08-05", "operating"),
        ("GB", "RW", "2022-04-13", "ended"),
        (None, None, "2025", "signed"),
    ]
    assert [row.line for row in read(TABLE).rows] == [2, 3, 5]


@pytest.mark.parametrize(
    ("words", "row"),
    [
        ("from,to,when,status\nItaly,Albania,6 Nov 2023,signed", ("IT", "AL", "2023-11-06", "signed")),
        ("deal\tdate\nUS-RW\t2025-08", ("US", "RW", "2025-08", None)),
        (
            "Pays d'envoi,Pays d'accueil,Date,Statut\nRoyaume-Uni,Rwanda,avril 2022,signé",
            ("GB", "RW", "2022-04", "signed"),
        ),
        (
            "País emisor,País receptor,Fecha,Estado\nEstados Unidos,El Salvador,2025,firmado",
            ("US", "SV", "2025", "signed"),
        ),
        ("\ufeffSENDER|RECEIVER|Stage\nusa|rwanda|Talks", ("US", "RW", None, "talks")),
    ],
)
def test_tables_of_many_kinds_are_understood(words: str, row: tuple[str | None, ...]) -> None:
    """Commas, tabs, bars, three languages, names and codes."""
    assert understood(words) == [row]


def test_one_party_may_hold_for_all_rows() -> None:
    """Many keep a table of one sender only."""
    assert understood("Country,Status\nRwanda,agreed", sender="US") == [("US", "RW", None, "agreed")]


@pytest.mark.parametrize(
    ("written", "pair"),
    [
        ("US-RW", ("US", "RW")),
        ("UK → Rwanda", ("GB", "RW")),
        ("Italy to Albania", ("IT", "AL")),
        ("Australia/Nauru", ("AU", "NR")),
        ("Guinea-Bissau", (None, None)),
    ],
)
def test_a_pair_in_one_cell_is_taken_apart(written: str, pair: tuple[str | None, ...]) -> None:
    """But no name with a hyphen in it."""
    assert read_pair(written)[0] == pair


@pytest.mark.parametrize(
    ("row", "remark"),
    [
        ("US,Atlantis,,", "'Atlantis' is no state that Pactwatch knows"),
        ('US,"Rwanda, Uganda",,', "names several states: RW, UG"),
        ("US,,,", "no receiver is given"),
        ("US,RW,05/08/2025,", "can be 2025-08-05 or 2025-05-08"),
        ("US,RW,soon,", "'soon' is no date"),
        ("US,RW,,moved", "the stage 'moved' is none of Pactwatch's"),
        ("US,RW,,signed,more", "more cells than there are columns"),
        ('US,RW,,"signed', "is never closed"),
    ],
)
def test_what_is_not_understood_is_said_with_its_reason_and_kept(row: str, remark: str) -> None:
    """Nothing is guessed, and nothing is dropped."""
    (found,) = read(f"sender,receiver,date,stage\n{row}").rows

    assert remark in (found.remark or "")
    assert "US" in found.cells.values()


def test_rows_above_the_names_of_the_columns_are_kept() -> None:
    """A title is no row of data, and no reason to lose the table."""
    title, row = read("My register of deals,,\nsender,receiver,note\nUS,RW,x").rows

    assert (title.line, title.cells, row.line) == (1, {"column 1": "My register of deals"}, 3)


@pytest.mark.parametrize(
    ("words", "said"),
    [("", "it is empty"), ("a,b\n1,2", "no column names who sends"), ("country,x\nRW,1", "--set sender=US")],
)
def test_a_table_without_parties_is_refused(words: str, said: str) -> None:
    """The message says which columns it has, and how to call them."""
    with pytest.raises(SheetError) as raised:
        read(words)

    assert said in str(raised.value)


def test_rows_of_a_users_table_are_kept_and_count_for_nothing(address: str, table: Path) -> None:
    """No words, no claim; what is not understood is reported by its line."""
    receipts = list(operations.add([str(table)], register=address))

    assert [(r.outcome.value, r.row_count, r.address[len(str(table)) :]) for r in receipts] == [
        ("stored", 3, ""),
        ("unclear", 0, "#5"),
    ]
    assert operations.list_(register=address) == ()
    assert [(each.row.sender, each.row.receiver, each.tied) for each in list_own_rows(register=address)] == [
        ("GB", "RW", None),
        ("US", "RW", None),
        (None, None, None),
    ]
    assert operations.verify(register=address).faults == ()


def test_adding_a_table_twice_is_the_same_as_once(address: str, table: Path) -> None:
    """An edited one takes the place of the one before; what was known then is still known."""
    first = list(operations.add([str(table)], register=address))
    again = list(operations.add([str(table)], register=address))
    table.write_text(TABLE.replace("Scrapped", "Suspended"), "utf-8")
    edited = list(operations.add([str(table)], register=address))

    assert [each[0].outcome.value for each in (first, again, edited)] == ["stored", "known", "stored"]
    rows = list_own_rows("GB-RW", register=address)
    assert [each.row.stage for each in rows] == ["suspended"]
    assert operations.verify(register=address).entry_count == 2
    assert list_own_rows(register=address, known_by="2020") == ()


def test_a_table_that_cannot_be_understood_is_set_aside(address: str, tmp_path: Path) -> None:
    """With the reason, and the reports beside it are read."""
    (tmp_path / "other.csv").write_text("a,b\n1,2", "utf-8")

    receipts = list(
        operations.add([str(tmp_path / "other.csv"), str(tmp_path / "none.csv")], register=address)
    )

    assert [receipt.outcome.value for receipt in receipts] == ["quarantined", "quarantined"]
    assert "no column names who sends" in str(receipts[0].why)
    assert "cannot be opened" in str(receipts[1].why)


def test_a_row_is_tied_to_words_by_a_claim_that_a_person_enters(
    address: str, table: Path, talks: Delivery
) -> None:
    """The row gives what it says, and its quote the words, if the document has them."""
    list(operations.add([str(table)], register=address))
    with Register.open(address) as opened:
        list(record_deliveries(opened, [talks]))
    document = talks.document.document_id
    (own,) = list_own_rows("US-RW", register=address)
    row_id = own.row.row_id[:8]

    with pytest.raises(DecisionError, match="do not stand"):
        add_claim(document, ["agreed"], {}, register=address, by="ann", row=row_id)
    decision = add_claim(document, [], {"type": "agreed"}, register=address, by="ann", row=row_id)

    (event,) = [e for e in operations.show("US-RW", register=address)[0].events if e.type == "agreed"]
    assert [words.exact for words in event.claim.words] == ["confirmed talks"]
    assert event.claim.date == "2025-08-05"
    assert list_own_rows("US-RW", register=address)[0].tied == decision
    operations.review("reject", decision.subject, register=address, by="bob", seen=decision.number)
    assert list_own_rows("US-RW", register=address)[0].tied is None
    with pytest.raises(UnknownError, match="no table of the register has such a row"):
        add_claim(document, [], {}, register=address, by="ann", row="abcdef00")


def test_nobody_changes_a_row_unseen(address: str, table: Path) -> None:
    """The database refuses, and the log would show it."""
    list(operations.add([str(table)], register=address))

    with (
        Register.open(address) as register,
        pytest.raises(RegisterError, match="are never changed"),
        register.writing() as writing,
    ):
        writing.connection.execute(text("UPDATE sheet_row SET stage = 'ended'"))


def test_a_table_is_withdrawn_and_a_name_in_it_blacked_out(address: str, table: Path) -> None:
    """In every state that it had; the table itself is not taken in again."""
    table.write_text(TABLE.replace("up to 250", "says Anna Mukamana"), "utf-8")
    first, *_ = operations.add([str(table)], register=address)
    table.write_text(TABLE.replace("up to 250", "says Anna Mukamana again"), "utf-8")
    list(operations.add([str(table)], register=address))

    operations.withdraw(name="Anna Mukamana", register=address, by="ann", reason="request")

    (own,) = list_own_rows("US-RW", register=address)
    assert own.row.note == "says ████ ████████ again"
    assert "Mukamana" not in str(own.row.cells)
    assert operations.verify(register=address).faults == ()
    table.write_text(TABLE.replace("up to 250", "says Anna Mukamana"), "utf-8")
    again, *_ = operations.add([str(table)], register=address)
    assert (again.outcome.value, again.document_id) == ("withdrawn", first.document_id)


def test_a_backup_holds_the_tables_too(address: str, table: Path, tmp_path: Path) -> None:
    """All that users gave."""
    list(operations.add([str(table)], register=address))
    operations.backup(tmp_path / "backup.gz", register=address)

    restored = str(tmp_path / "restored.db")
    assert operations.restore(tmp_path / "backup.gz", register=restored).faults == ()
    assert list_own_rows(register=restored) == list_own_rows(register=address)
