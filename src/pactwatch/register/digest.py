"""What things are made of, as a hash."""

from __future__ import annotations

import hashlib
import json
from typing import Any

ID_LENGTH = 20
_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def canonical(value: Any) -> str:
    """Return a value as JSON that has one spelling only: sorted keys, no spaces, letters as they are.

    >>> canonical({"b": 1, "a": "é"})
    '{"a":"é","b":1}'
    """
    return _ENCODER.encode(value)


def digest(value: Any) -> str:
    """Return the SHA-256 of a value's canonical JSON, in hexadecimal."""
    return hashlib.sha256(canonical(value).encode()).hexdigest()


def short_id(value: Any) -> str:
    """Return the first 80 bits of a value's hash: the id of something that is what it is made of."""
    return digest(value)[:ID_LENGTH]
