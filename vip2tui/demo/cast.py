"""Who stands where in the demo: the first twelve by a fixed plan, the others as it falls."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from random import Random

HABITS = 0.15
"""How many of the others have each of the things that happen."""


@dataclass(frozen=True, slots=True)
class Part:
    """What happens to one citizen."""

    package: str | None = None
    """None: one of the workplace's."""
    weeks: int | None = None
    """Whole weeks since the first day; None: any time in the story."""
    begins: str | None = None
    """A step that begins next Monday; the first day follows from it."""
    outcome: str | None = None
    """How the course ended; None: it runs, or ends when the steps are done."""
    doubt: bool = False
    """Two people gave different telephone numbers, and nobody has decided."""
    settled: bool = False
    """They did, and it is decided."""
    behind: bool = False
    """A step should have ended, and points are over their day."""
    today: bool = False
    """Something was agreed for today."""
    pause: bool = False
    absent: bool = False
    """Stays away on Mondays."""
    undone: bool = False
    put_away: bool = False
    """A note was put away."""
    private: bool = False
    extended: bool = False
    tailored: str | None = None
    """The practice step's own name here."""


CAST = (
    Part("lager-transport", 13, doubt=True, private=True, tailored="Praktik på lager og [truck]"),
    Part("koekken", 11, behind=True, absent=True),
    Part("butik", 24, today=True, undone=True, put_away=True),
    Part("rengoering", begins="branchedansk"),
    Part("produktionsmedarbejder", 22, outcome="job_ord_anden"),
    Part("lager-medicinal", 16, pause=True),
    Part("slagteri", 18, absent=True, private=True),
    Part("produktionsmedarbejder", 24, extended=True),
    Part("lastbilchauffoer", begins="afklaring"),
    Part("postarbejder", 10, settled=True, undone=True),
    Part("kabel-ledning", 20, outcome="afbrudt"),
    Part("serviceassistent-stat", 12, behind=True, put_away=True),
)


def part_of(index: int, rng: Random) -> Part:
    """Return what happens to a citizen."""
    if index < len(CAST):
        return CAST[index]

    def happens(share: float = HABITS) -> bool:
        return rng.random() < share

    return Part(
        outcome=rng.choice(("afbrudt", "uddannelse", "job_timer")) if happens() else None,
        doubt=happens(0.03),
        settled=happens(0.05),
        behind=happens(),
        pause=happens(0.05),
        absent=happens(),
        undone=happens(),
        put_away=happens(),
        private=happens(0.3),
        extended=happens(),
    )
