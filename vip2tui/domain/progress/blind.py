"""Blindness: whose answers nobody is shown yet. The one place that says it.

Each of the two voices answers without seeing the other's answers (docs/requirements.md, R27 and
R120). It is a rule of display: everything is stored, and the citizen's right to see it stands. An
answer is a sealed field, so nothing tells it but what has asked here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping
from datetime import date, timedelta

from vip2tui.domain.kinds.measurement import Measurement, Voice

MISSING_AFTER = timedelta(days=14)
"""How long the other voice is waited for; then it is missing from the round, and says so."""
OTHER: Mapping[Voice, Voice] = {
    Voice.CITIZEN: Voice.CONSULTANT,
    Voice.CONSULTANT: Voice.CITIZEN,
}


def waited_for(form: Measurement, day: date, written: Mapping[str, date]) -> bool:
    """Return whether the other voice has been waited for long enough by a day.

    It is waited for since the form's day, or since the day it was written where that is later: who
    dates a form back waits no less. The writer's clock is believed as long as it says that the form
    was written within these days, before or ahead; one that is further ahead is wrong, and is not
    to hide the answers for years, so the form's own day stands alone.

    Args:
        form: The form.
        day: The day.
        written: Form to the day it was written, where that is known.
    """
    wrote = written.get(form.id, form.day)
    return day >= form.day + MISSING_AFTER and abs(day - wrote) >= MISSING_AFTER


def hidden(
    forms: Iterable[Measurement],
    day: date,
    *,
    written: Mapping[str, date],
    fresh: Container[str] = (),
) -> frozenset[str]:
    """Return the forms whose answers nobody is shown on a day.

    A form is hidden until the other voice's of the same round is saved, or says that it did not
    wish to answer, or has been waited for long enough.

    Args:
        forms: Every form of a citizen.
        day: The day.
        written: Form to the day it was written, where that is known.
        fresh: Courses that a professional is about to answer about for the first time: what other
            professionals answered there is hidden too, until that is saved.
    """
    every = tuple(forms)
    spoke: dict[tuple[str, str | None], set[Voice | None]] = defaultdict(set)
    for one in every:
        spoke[one.course, one.round].add(one.voice)
    return frozenset(
        one.id
        for one in every
        if one.voice is None
        or (one.voice is Voice.CONSULTANT and one.course in fresh)
        or not (OTHER[one.voice] in spoke[one.course, one.round] or waited_for(one, day, written))
    )
