"""A period of mentor support that follows another: the agreement, and what was weighed anew."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from vip2tui.catalogue.catalogue import Catalogue
from vip2tui.domain.kinds.grant import Grant
from vip2tui.domain.kinds.grant_basis import GrantBasis
from vip2tui.domain.statuses import GoalStatus
from vip2tui.domain.support.hours import Clock
from vip2tui.papers.paper import (
    Blanks,
    Block,
    Fields,
    Heading,
    Paper,
    Passage,
    Points,
    Signatures,
    Weight,
)
from vip2tui.services.citizen.casework import Casework
from vip2tui.services.desk import RefusedError
from vip2tui.services.papers.of_support import COMPLAINT, SIGNERS, pairs, tasks
from vip2tui.services.support.grants import GrantService
from vip2tui.services.support.hours import HoursService
from vip2tui.services.support.support_words import clock_words, field_words, period_words
from vip2tui.text.danish import count

EXTENDED = "Forlængelse af mentoraftale"
ASSESSMENT = "Ny vurdering af mentorstøtten"
NONE_YET = "Der er ingen forlængelse af mentorstøtten. Forlæng den først."
_NOT_WRITTEN = "Vurderingen er ikke skrevet."
_NOT_EVALUATED = "Den sidste periode er ikke evalueret."
_EVALUATION = ("evaluated", "reached", "evaluation")
"""What is weighed of a period once it is over."""
_COMPARED = ("purpose", "purpose_type", "weekly", "total", "mentor", "employer", "mentor_type",
             "law")  # fmt: skip
"""What a new agreement may have otherwise than the last."""
_NOTHING = ("", "–")
_LATEST = 6
"""Goals that are named; the rest is a number."""


@dataclass(frozen=True, slots=True)
class After:
    """A period that follows another, and what is known of both."""

    grant: Grant
    basis: GrantBasis | None
    before: Grant | None
    """The period before; None where it is not here."""
    evaluated: GrantBasis | None
    """What was weighed of it, with how it was evaluated."""
    clock: Clock | None
    """Its hours."""
    reached: tuple[str, ...]
    """The goals reached in it, as they were."""


def after(grants: GrantService, hours: HoursService, seen: Casework) -> After:
    """Return the last period that follows another, with what is known of both.

    Raises:
        RefusedError: If there is none.
    """
    later = [one for one in grants.of(seen) if one.follows]
    if not later:
        raise RefusedError(NONE_YET)
    grant = later[-1]
    clocks = {one.id: (one, clock) for one, clock in hours.clocks(seen)}
    before, clock = clocks.get(grant.follows or "", (None, None))
    evaluated = grants.basis(seen, before) if before else None
    reached = tuple(_reached(seen, before)) if before else ()
    return After(grant, grants.basis(seen, grant), before, evaluated, clock, reached)


def _reached(seen: Casework, before: Grant) -> Iterator[str]:
    first, last = before.start or date.max, before.end or date.max
    found = [
        (one.state.day, one.goal.text)
        for plan in seen.courses
        for step in plan.steps
        for one in step.goals
        if one.status == GoalStatus.REACHED and one.state and one.state.day
    ]
    yield from (text for day, text in sorted(found) if first <= day <= last)


def extension_paper(
    catalogue: Catalogue, seen: Casework, after: After, today: date, sender: str
) -> Paper:
    """Return the agreement about a period that follows another: what is new, and what was.

    Why mentor support goes on is written there by the three; what the municipality weighed is on
    `assessment_paper`.
    """
    grant, before = after.grant, after.before
    blocks: list[Block] = [
        Heading("Den nye periode"),
        Fields((("Periode", period_words(grant)), *pairs(catalogue, grant))),
        *tasks(grant),
    ]
    if before:
        changed = tuple(_changed(catalogue, grant, before))
        blocks.append(Heading("Ændret siden sidst"))
        blocks.append(Points(changed) if changed else Passage("Intet andet end perioden."))
    blocks += [
        *_last_period(after),
        Heading("Derfor er der stadig brug for mentor"),
        Blanks("Skriv det sammen, med ord I alle tre kan læse.", 3),
        Passage(COMPLAINT, Weight.SMALL),
        Signatures(SIGNERS),
    ]
    return Paper(EXTENDED, today, sender, tuple(blocks), under=seen.citizen.name, pages=1)


def assessment_paper(
    catalogue: Catalogue, seen: Casework, after: After, today: date, sender: str
) -> Paper:
    """Return what the municipality weighed before a period that follows another."""
    said = [
        (label, words)
        for kind, _, label, words in field_words(catalogue, after.grant, after.basis)
        if kind == GrantBasis.KIND
    ]
    evaluated = [
        (label, words)
        for kind, name, label, words in field_words(catalogue, after.grant, after.evaluated)
        if kind == GrantBasis.KIND and name in _EVALUATION
    ]
    return Paper(
        ASSESSMENT, today, sender,
        (
            Fields((("Ny periode", period_words(after.grant)), *pairs(catalogue, after.grant))),
            Heading("Den nye vurdering"),
            Fields(tuple(said)) if said else Passage(_NOT_WRITTEN, Weight.STRONG),
            *_last_period(after),
            Fields(tuple(evaluated)) if evaluated else Passage(_NOT_EVALUATED, Weight.STRONG),
            Signatures(("Kommunen",)),
        ),
        under=seen.citizen.name,
    )  # fmt: skip


def _last_period(after: After) -> Iterator[Block]:
    """Yield how the period before went, as all three know it."""
    if after.before is None:
        return
    yield Heading("Den sidste periode")
    told = [("Periode", period_words(after.before))]
    if after.clock:
        told.append(("Timer", next(clock_words(after.clock))))
    yield Fields(tuple(told))
    number = len(after.reached)
    if not number:
        yield Passage("Der er ikke nået et mål i perioden.")
        return
    last = ". De sidste:" if number > _LATEST else ":"
    yield Passage(f"{count(number, 'mål', 'mål')} nået i perioden{last}")
    yield Points(after.reached[-_LATEST:])


def _changed(catalogue: Catalogue, grant: Grant, before: Grant) -> Iterator[str]:
    """Yield what the new period has otherwise than the last, of what an agreement is about."""
    new, old = (
        {name: (label, said) for _, name, label, said in field_words(catalogue, one, None)}
        for one in (grant, before)
    )
    for name in _COMPARED:
        (label, now), (was_called, was) = new.get(name, _NOTHING), old.get(name, _NOTHING)
        if now != was:
            yield f"{label or was_called}: {now} (før: {was})"
    yield from (f"Ny opgave: {one}" for one in grant.tasks if one not in before.tasks)
    yield from (f"Ikke mere en opgave: {one}" for one in before.tasks if one not in grant.tasks)
