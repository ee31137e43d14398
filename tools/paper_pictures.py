"""Draws six papers of the demo as pictures: ``python -m tools.paper_pictures OUT``.

The demo's people are plainly fictional, and the day is always the same. The PDF is drawn by
``pdftoppm`` (poppler), as whoever prints it would see it.
"""

from __future__ import annotations

import argparse
import subprocess
import tempfile
from datetime import datetime
from pathlib import Path

from tools.pictures import DAY
from vip2tui.demo.homes import build
from vip2tui.papers.kinds import AGREEMENT, CHECKLIST, ILL, PLAN, SHEET, STATUS
from vip2tui.services.house import services_for
from vip2tui.services.vault import opening

KINDS = (PLAN, STATUS, CHECKLIST, SHEET, AGREEMENT, ILL)
WHOSE = "Amina"
_DOTS = "60"


def main() -> None:
    """Make the papers, and draw the first page of each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    out: Path = parser.parse_args().out
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        homes = build(Path(folder) / "demo", today=DAY)
        desk = opening.unlock(homes.office, homes.passphrase)
        desk.now = lambda: datetime(DAY.year, DAY.month, DAY.day, 10).astimezone()
        services = services_for(desk)
        seen = services.citizens.get(services.citizens.find(WHOSE))
        for kind in KINDS:
            paper = services.papers.make(kind, seen)
            target = services.papers.target(kind, Path(folder), is_text=False)
            file = services.papers.write(kind, paper, target, is_text=False)
            words = (
                "pdftoppm",
                "-r",
                _DOTS,
                "-png",
                "-singlefile",
                file,
                out / f"papir-{kind.code}",
            )
            subprocess.run(words, check=True)  # noqa: S603 - our own files
    print(f"{len(KINDS)} pictures in {out}")


if __name__ == "__main__":
    main()
