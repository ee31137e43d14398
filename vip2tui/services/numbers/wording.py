"""The true numbers in words and bars, the same on the screen and by line."""

from __future__ import annotations

from collections.abc import Iterator

from vip2tui.catalogue.codes import Codes
from vip2tui.domain.kinds.followup import YES
from vip2tui.domain.numbers.counting import (
    COMPLETED,
    DROPPED,
    OTHERWISE,
    STILL,
    WEEKS,
    PackageNumbers,
)
from vip2tui.pictures.drawn import Tone
from vip2tui.pictures.shares import Share
from vip2tui.services.numbers.numbers import END_WORDS, STILL_WORDS, Seen
from vip2tui.text.danish import count

PROJECT = (
    "VIP2-projektet selv: målet var 193 jobpakker til april 2009. Det blev nået før tiden, og 320 "
    "borgere gennemførte en jobpakke."
)
NOBODY = "Her er ikke begyndt noget forløb endnu."
_PAIRS = 3
"""How many pairs of tracks are named."""


def goal(seen: Seen) -> Share:
    """Return how many have completed, of the goal one has set."""
    done = seen.every.over.ends[COMPLETED]
    return Share("Gennemført", done, seen.goal, f"{done} af målet {seen.goal}")


def how_it_went(one: PackageNumbers) -> list[Share]:
    """Return where those who began are now, as bars."""
    ends = one.over.ends
    said = {
        "I gang": one.running,
        "På pause": one.paused,
        END_WORDS[COMPLETED]: ends[COMPLETED],
        END_WORDS[DROPPED]: ends[DROPPED],
        END_WORDS[OTHERWISE]: ends[OTHERWISE],
    }
    return [
        Share(name, number, one.started, str(number), Tone.PLAIN) for name, number in said.items()
    ]


def brief(one: PackageNumbers) -> str:
    """Return a package in one line."""
    ends = one.over.ends
    return (
        f"{one.started} begyndt · {one.running} i gang · {one.paused} på pause · "
        f"{ends[COMPLETED]} gennemført · {ends[DROPPED]} afbrudt"
    )


def in_job(one: PackageNumbers) -> list[Share]:
    """Return who is in a job 4, 13 and 26 weeks after a course was over, as bars."""
    found = []
    for week in WEEKS:
        if asked := one.due[week]:
            said = one.over.in_job[week]
            words = " · ".join(f"{said[code]} {STILL_WORDS[code]}" for code in STILL)
            found.append(Share(f"I job efter {week} uger", said[YES], asked, words))
    return found


def details(codes: Codes, one: PackageNumbers) -> Iterator[str]:
    """Yield what the courses led to, why others stopped, and how long they took."""
    for title, group, found in (
        ("Førte til", "outcomes", one.over.outcomes),
        ("Stoppede på grund af", "stops", one.over.stops),
    ):
        if found:
            said = (f"{codes.name_of(group, code)}: {n}" for code, n in found.most_common())
            yield f"{title}: {'; '.join(said)}"
    if (days := one.over.median_days) is not None:
        yield f"Halvdelen af dem, der gennemførte, brugte højst {count(days, 'dag', 'dage')}"


def stairs(codes: Codes, seen: Seen) -> Iterator[tuple[str, str]]:
    """Yield for each track its name, who stands there, and how long one stands."""
    for one in seen.stairs:
        said = []
        if one.now:
            days = count(one.days or 0, "dag", "dage")
            said.append(f"{count(one.now, 'borger', 'borgere')} nu, typisk {days}")
        if one.before:
            days = count(one.days_before or 0, "dag", "dage")
            said.append(f"{one.before} er gået videre, typisk efter {days}")
        if said:
            yield codes.name_of("tracks", one.track), "; ".join(said)


def beside(codes: Codes, seen: Seen) -> str:
    """Return how many are on several tracks at once, and on which; empty if nobody is."""
    if not seen.several:
        return ""
    pairs = (
        f"{codes.name_of('tracks', one)} og {codes.name_of('tracks', other)}: {number}"
        for one, other, number in seen.pairs[:_PAIRS]
    )
    who = count(seen.several, "borger", "borgere")
    return f"{who} er på flere spor på én gang ({'; '.join(pairs)})"
