"""``pactwatch review`` in a terminal: one claim a screen, one key a decision."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from pactwatch import operations, views
from pactwatch.cli.output import say_error
from pactwatch.cli.setting import read_settings
from pactwatch.errors import ClashError, RegisterError
from pactwatch.operations.reviewing import find_decision, get_document

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rich.console import Console

    from pactwatch.register.decision import Decision
    from pactwatch.register.pending import Pending

_KEYS = "[a]ccept  [r]eject  [e]dit  [s]kip  [b]ack  [u]ndo  [?] help  [q]uit "
_HELP = """
a  The words say what is told below them; newer readers cannot change that.
r  They do not: the claim no longer counts. You are asked why; Enter gives no reason.
e  A field is wrong. Write one a line, as date=2025-08, people=7, type=agreed,
   modality=denied, sender=US, receiver=RW, actor=, amount=1e6, currency=EUR,
   incident=death; of a statement speaker=, affiliation=RW, stance=denies.
   An empty value empties it. An empty line ends.
s  Go on without a decision; so do space and Enter.
b  Go back to the claim before.
u  Take your last decision back.
q  Leave. What was decided is on the disk; `pactwatch review --log` lists it."""
_ASIDE = {"s", " ", "\r", "\n"}
_LEAVE = {"q", "\x03", "\x04", "\x1b"}


class GoingThrough:
    """A person's way through claims that wait for a decision."""

    def __init__(self, pending: Sequence[Pending], *, register: str, by: str, console: Console) -> None:
        self._pending = pending
        self._register = register
        self._by = by
        self._console = console
        self._at = 0
        self._made: list[tuple[int, Decision]] = []
        self._seen: dict[str, int] = {}
        self._said = ""

    def run(self) -> None:
        """Show one claim after the other until all have been looked at, or the person leaves."""
        is_shown = False
        while self._at < len(self._pending):
            if not is_shown:
                self._show()
            self._console.print(_KEYS, end="", style="bold")
            key = click.getchar().lower()
            self._console.print()
            if key in _LEAVE:
                break
            is_shown = not self._press(key)
        counts = ", ".join(f"{name} {number}" for name, number in sorted(self._counts().items()))
        at_end = "Every claim has been looked at. " if self._at >= len(self._pending) else ""
        self._console.print(f"{at_end}{counts or 'Nothing was decided.'}")

    def _counts(self) -> Mapping[str, int]:
        acts = [decision.act.value for _, decision in self._made]
        return {act: acts.count(act) for act in acts}

    def _show(self) -> None:
        pending = self._pending[self._at]
        self._console.clear()
        self._console.rule(f"{self._at + 1} of {len(self._pending)}", style="dim")
        document = get_document(pending.told.source.document_id, register=self._register)
        for part in views.pending_as_text(pending, document):
            self._console.print(part)
        own = [made for at, made in self._made if at == self._at]
        for line in (self._said, f"You decided: {own[-1]}" if own else ""):
            if line:
                self._console.print(line, style="magenta")
        self._said = ""

    def _press(self, key: str) -> bool:
        """Do what a key means; return whether another claim is to be shown."""
        if key in _ASIDE:
            self._at += 1
        elif key == "b" and self._at:
            self._at -= 1
        elif key == "u" and self._made:
            self._undo()
        elif key in {"a", "r", "e"}:
            return self._decide(key)
        elif key == "?":
            self._console.print(_HELP)
            return False
        else:
            self._console.print("Nothing to go back to." if key in {"b", "u"} else "No such key; ? for help.")
            return False
        return True

    def _decide(self, key: str) -> bool:
        claim_id = self._pending[self._at].told.claim_id
        try:
            decision = self._ask(key, claim_id)
        except click.UsageError as error:
            self._console.print(error.message, style="red")
        except ClashError as error:
            say_error(error)
            self._console.print("To decide over it, press the key again; s leaves it as it is.", style="red")
            standing = find_decision(claim_id, register=self._register)
            if standing is not None:
                self._seen[claim_id] = standing.number
        except RegisterError as error:
            say_error(error)
        else:
            if decision is not None:
                self._made.append((self._at, decision))
                self._seen[claim_id] = decision.number
                self._said = f"{decision} · u takes it back"
                self._at += 1
                return True
        return False

    def _ask(self, key: str, claim_id: str) -> Decision | None:
        """Ask for what belongs to a decision and record it; None if the person thinks better of it."""
        act = {"a": "accept", "r": "reject", "e": "edit"}[key]
        note, changes = "", {}
        try:
            if act == "reject":
                note = click.prompt("Why", default="", show_default=False)
            elif act == "edit":
                changes = read_settings(self._ask_for_fields())
        except click.Abort:
            self._console.print()
            return None
        if act == "edit" and not changes:
            return None
        return operations.review(
            act,
            claim_id,
            register=self._register,
            by=self._by,
            changes=changes,
            note=note or None,
            seen=self._seen.get(claim_id),
        )

    @staticmethod
    def _ask_for_fields() -> list[str]:
        lines = []
        while line := click.prompt("FIELD=VALUE", default="", show_default=False):
            lines.append(line)
        return lines

    def _undo(self) -> None:
        """Take the last decision back, and return to its claim."""
        at, decision = self._made[-1]
        try:
            undone = operations.review("undo", str(decision.number), register=self._register, by=self._by)
        except RegisterError as error:
            self._said = str(error)
            return
        self._made.pop()
        self._seen.pop(decision.subject, None)
        self._at = at
        self._said = f"{undone} · decision {decision.number}, {decision.act}, no longer stands"
