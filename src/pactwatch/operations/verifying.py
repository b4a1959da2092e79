"""A register is checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pactwatch.register.verification import Verification


def verify(*, register: str, head: str | None = None) -> Verification:
    """Return what a check of every hash and every passage of a register finds.

    Args:
        register: Path of the register, or URL of its database.
        head: The hash of the newest entry as an earlier check gave it and it was kept elsewhere. Without it,
            a log whose newest entries were cut off cannot be told from one that never had them.

    Raises:
        RegisterError: If the register cannot be opened.
    """
    from pactwatch.register.store import Register
    from pactwatch.register.verification import verify as check

    with Register.open(register) as opened:
        return check(opened, head=head)
