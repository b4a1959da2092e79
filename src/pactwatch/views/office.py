"""For whom somebody speaks, beside their name."""

from __future__ import annotations

import re

from pactwatch.views.wording import affiliation_in_words

_WHOSE = re.compile(r"^(his|her|its|their|the|that|this)\s+(new\s+)?", re.IGNORECASE)
"""What ties an office to the sentence before it, of which nothing is shown here."""


def office_in_words(name: str | None, role: str | None, affiliation: str | None) -> str:
    """Return office and side: "interior minister, United Kingdom" of "his new interior minister".

    What the name says already is left out; so is an office that ends in the name ("spokesman").
    """
    own = (name or "").casefold()
    parts = [_WHOSE.sub("", role) if role else "", affiliation_in_words(affiliation or "other")]
    return ", ".join(part for part in dict.fromkeys(parts) if part and not own.endswith(part.casefold()))
