"""Passwords are kept as Argon2id hashes; a wrong name takes as long as a wrong password."""

from __future__ import annotations

import functools
import secrets
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from pactwatch.errors import AccountError

SHORTEST, LONGEST = 12, 256
_AT_ONCE = BoundedSemaphore(2)
"""A hash takes 64 MiB and half a core for a moment: whoever sends many log-ins must not fill the machine."""
_HASHER = PasswordHasher()
_TOO_COMMON = frozenset(
    {"passwordpassword", "123456789012", "pactwatchpactwatch", "correcthorsebatterystaple"}
)


def hash_password(password: str, *, name: str) -> str:
    """Return what is kept of a password.

    Raises:
        AccountError: If it is too short or too long, or the first that anybody would try.
    """
    folded = password.casefold()
    if not SHORTEST <= len(password) <= LONGEST:
        why = f"a password has {SHORTEST} to {LONGEST} characters"
    elif len(set(folded)) < SHORTEST // 3 or folded in _TOO_COMMON or name.casefold() * 2 in folded:
        why = "this password would be guessed"
    else:
        with _AT_ONCE:
            return _HASHER.hash(password)
    raise AccountError(
        what=why, where=f"the account {name}", remedy="Take four or five words that do not belong together."
    )


def is_password(password: str, kept: str | None) -> bool:
    """Say whether this is the password of which a hash is kept; None for somebody who has no account."""
    with _AT_ONCE:
        try:
            _HASHER.verify(kept or _nobody(), password[: LONGEST + 1])
        except (VerificationError, InvalidHashError):
            return False
    return kept is not None


@functools.cache
def _nobody() -> str:
    return _HASHER.hash(secrets.token_urlsafe())
