"""Take a picture of every page of the desk, over the register of `pactwatch demo`.

pactwatch demo --register demo.db
pactwatch serve --register demo.db &
python tools/take_screenshots.py http://127.0.0.1:8010 docs/screenshots
"""

from __future__ import annotations

import re
import sys
import urllib.request
from pathlib import Path

from chromium import Chromium

WIDTHS = (360, 1440)
_MOST_PIXELS = 2200
_PAGES = {
    "register": "/register",
    "register-chosen": "/register?sender=US&stage=operating",
    "arrangement": "/arrangements/US-RW",
    "arrangement-disputed": "/arrangements/IL-UG",
    "arrangement-as-of": "/arrangements/GB-RW?on=2024-02",
    "state": "/states/RW",
    "speaker": "/speakers/Yolande%20Makolo",
    "search": "/search?words=Kigali",
    "check": "/check",
    "review": "/review",
    "grouping": "/grouping",
    "about": "/about",
}
_LINKED = {"document": "/documents/", "claim": "/claims/", "origin": "/origins/"}


def main(address: str, folder: Path, since: str = "2020") -> None:
    """Write two pictures of each page, light and wide, dark and narrow."""
    folder.mkdir(parents=True, exist_ok=True)
    with urllib.request.urlopen(f"{address}/arrangements/US-RW") as answer:  # noqa: S310 (our own desk)
        arrangement = answer.read().decode()
    pages = {"what-changed": f"/?since={since}", **_PAGES}
    for name, start in _LINKED.items():
        found = re.search(rf'href="({start}\w+)', arrangement)
        if found:
            pages[name] = found[1]
    with Chromium() as browser:
        for name, path in pages.items():
            for width, is_dark in zip(WIDTHS, (True, False), strict=True):
                browser.resize(width, is_dark=is_dark)
                browser.open(address + path)
                browser.screenshot(folder / f"{name}-{width}.webp", most=_MOST_PIXELS)
                print(f"{name}-{width}.webp", *browser.messages)


if __name__ == "__main__":
    main(sys.argv[1].rstrip("/"), Path(sys.argv[2]), *sys.argv[3:4])
