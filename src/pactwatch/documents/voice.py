"""Who speaks in a line of a page: somebody in the news, or the publisher to its readers."""

from __future__ import annotations

import re

QUOTED = re.compile('[“”"«»]')
"""Marks around the words of somebody in the news."""
SPEAKER = re.compile(r"^(?:[QA]|[A-Z][A-Z .'-]{2,40}|(?:MS|MR|MRS|THE)\.? [A-Z'-]+)\s?:\s")
"""The name of a speaker before what he or she said, as in records: "MR. KAGAME: ", "Q: "."""
PUBLISHER = frozenset("our us we we're nous notre nos nuestro nuestra nuestros nuestras".split())
READER = frozenset("you your yours you're vous votre vos usted tu tus te su".split())
