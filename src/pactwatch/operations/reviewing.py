"""People decide on what a register proposes, and take out what must go."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pactwatch.register.decision import Decision
    from pactwatch.register.document import StoredDocument
    from pactwatch.register.name_forms import OtherForm
    from pactwatch.register.pending import Pending
    from pactwatch.register.withdrawing import Withdrawal


def review(  # noqa: PLR0913 (what a person may say of a decision)
    act: str,
    subject: str,
    *,
    register: str,
    by: str,
    other: str | None = None,
    changes: Mapping[str, str] | None = None,
    on: str | None = None,
    note: str | None = None,
    seen: int | None = None,
) -> Decision:
    """Record a person's decision and return it.

    Args:
        act: ``accept``, ``reject`` or ``edit`` a claim; ``merge`` or ``split`` runs or stories; ``undo``.
        subject: The claim, run, pair, document or decision that it is on.
        register: Path of the register, or URL of its database.
        by: Who decides.
        other: The other run or document of a merge.
        changes: The fields that an edit sets; an empty text empties a field.
        on: The day on which a run that is split off begins.
        note: Why.
        seen: The number of the decision on the same subject that the person has looked at.

    Raises:
        RegisterError: If the register cannot be opened.
        DecisionError: If it does not fit.
        UnknownError: If there is nothing of that name.
        ClashError: If somebody else has decided on it since.
    """
    from pactwatch.register.reviewing import review as decide
    from pactwatch.register.store import Register

    with Register.open(register) as opened:
        return decide(opened, act, subject, by=by, other=other, changes=changes, on=on, note=note, seen=seen)


def list_decisions(*, register: str) -> tuple[Decision, ...]:
    """Return all decisions, oldest first; those that are undone as well.

    Raises:
        RegisterError: If the register cannot be opened.
    """
    from pactwatch.register.deciding import load_decisions
    from pactwatch.register.store import Register

    with Register.open(register) as opened, opened.reading() as connection:
        return tuple(load_decisions(connection))


def list_pending(name: str | None = None, *, register: str) -> tuple[Pending, ...]:
    """Return the claims that nobody has decided on: events, those that stages rest on first; statements.

    Raises:
        RegisterError: If the register cannot be opened.
        UnknownError: If it knows of no such arrangement.
    """
    from pactwatch.register.asking import derive_arrangements_of
    from pactwatch.register.pending import find_pending
    from pactwatch.register.store import Register

    with Register.open(register) as opened:
        return find_pending(derive_arrangements_of(opened, name))


def find_decision(claim_id: str, *, register: str) -> Decision | None:
    """Return the newest decision on a claim that stands, if there is one.

    Raises:
        RegisterError: If the register cannot be opened.
    """
    from pactwatch.register.deciding import find_newest_on
    from pactwatch.register.store import Register

    with Register.open(register) as opened, opened.reading() as connection:
        return find_newest_on(connection, claim_id)


def get_document(document_id: str, *, register: str) -> StoredDocument:
    """Return a document of a register with its text.

    Raises:
        RegisterError: If the register cannot be opened.
        UnknownError: If there is none of this id.
    """
    from pactwatch.register.lookup import get_document as find
    from pactwatch.register.store import Register

    with Register.open(register) as opened, opened.reading() as connection:
        return find(connection, opened.name, document_id)


def withdraw(
    document: str | None = None, *, register: str, by: str, reason: str, name: str | None = None
) -> tuple[Withdrawal, ...]:
    """Take a document out for good, or black a name out in all documents; return what was taken out.

    The hashes stay in the log, with who did it and why; the words go. Copies made before (backups) still
    have them.

    Args:
        document: Id of the document that must go.
        register: Path of the register, or URL of its database.
        by: Who does it.
        reason: Why: a court's order, a request.
        name: The name that must go, whole, instead of a document; ``find_other_forms`` says what remains.

    Raises:
        RegisterError: If the register cannot be opened.
        UnknownError: If there is no such document, or the name stands nowhere.
        ValueError: If not exactly one of document and name is given.
    """
    from pactwatch.register.blacking_out import withdraw_name
    from pactwatch.register.store import Register
    from pactwatch.register.withdrawing import withdraw_document

    with Register.open(register) as opened:
        if document is not None and name is None:
            return withdraw_document(opened, document, withdrawn_by=by, reason=reason)
        if name is not None and document is None:
            return withdraw_name(opened, name, withdrawn_by=by, reason=reason)
    msg = "give a document or a name"
    raise ValueError(msg)


def find_other_forms(name: str, withdrawals: Sequence[Withdrawal], *, register: str) -> tuple[OtherForm, ...]:
    """Return the parts of a name that still stand in documents after it was blacked out.

    Args:
        name: The name, whole.
        withdrawals: What ``withdraw`` returned for it.
        register: Path of the register, or URL of its database.

    Raises:
        RegisterError: If the register cannot be opened.
    """
    from pactwatch.register.name_forms import find_other_forms as find
    from pactwatch.register.store import Register

    near = {each.replaced_by for each in withdrawals if each.replaced_by is not None}
    with Register.open(register) as opened, opened.reading() as connection:
        return find(connection, name, near)
