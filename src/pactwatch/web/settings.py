"""What a desk is started with."""

from __future__ import annotations

from dataclasses import dataclass, field

from pactwatch.web.access import Access


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a desk is started with, read once by the way in and passed down.

    ``register`` is the path of a register, or the URL of its database; ``access`` says who is let in.
    """

    register: str
    access: Access = field(default_factory=Access.for_one_person)
