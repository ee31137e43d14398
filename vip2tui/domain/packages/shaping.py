"""A draft of a package, changed one answer at a time. What cannot be is refused in words."""

from __future__ import annotations

from datetime import date
from typing import Any

from vip2tui.base.errors import Vip2Error
from vip2tui.base.safe import clean_line
from vip2tui.catalogue.own import Accepted, Opening, Own, Party
from vip2tui.catalogue.package import Evidence, Goal, Package, Step, Track, Weeks
from vip2tui.catalogue.stamped import Source
from vip2tui.domain.course.copies import MOST_WEEKS
from vip2tui.domain.course.tovholder import ONE_NAME, is_one_name
from vip2tui.domain.packages.authoring import LOCAL, goal, local, new_id
from vip2tui.text.danish import fold, number, plain_digits

MOST = 600
"""Characters of a text of a package."""
MOST_NAME = 80
_MOST_JOBS = 10_000
_MOST_TARGET = 100_000


class ShapeError(Vip2Error):
    """An answer cannot stand in a package."""


def said(typed: str, what: str, most: int = MOST) -> str:
    """Return an answer as it is kept.

    Raises:
        ShapeError: If there is none, or it is too long.
    """
    text = clean_line(typed)
    if not text:
        raise ShapeError(f"{what} mangler. Skriv noget, eller tryk Esc.")
    if len(text) > most:
        raise ShapeError(
            f"{what} er på {number(len(text))} tegn, og der er plads til {number(most)}. "
            "Gør teksten kortere. Intet er væk."
        )
    return text


def whole(typed: str, what: str, least: int, most: int) -> int:
    """Return a whole number that was typed.

    Raises:
        ShapeError: If it is none, or outside the bounds.
    """
    text = plain_digits(clean_line(typed)).replace(".", "")
    if text.isascii() and text.isdecimal() and len(text) < 9 and least <= int(text) <= most:
        return int(text)
    raise ShapeError(f"{what} skal være et helt tal fra {least} til {number(most)}.")


def with_text(package: Package, field: str, typed: str, what: str) -> Package:
    """Return the package with one of its single texts written."""
    most = MOST_NAME if field in ("name", "trade") else MOST
    return with_local(package, **{field: local(said(typed, what, most))})


def without_text(package: Package, field: str) -> Package:
    """Return the package without a text that need not be there."""
    return package.evolve(**{field: None})


def with_opening(package: Package, employer: str, vacancies: str, asked: date) -> Package:
    """Return the package with the jobs an employer has."""
    opening = Opening(
        arbejdsgiver=said(employer, "Arbejdsgiveren"),
        antal=whole(vacancies, "Antal job", 1, _MOST_JOBS),
        spurgt=asked,
    )
    return _own(package, opening=opening)


def with_yes(package: Package, party: Party, day: date | None) -> Package:
    """Return the package with the day a party said yes; None takes the yes away."""
    own = package.own or Own()
    others = tuple(one for one in own.accepted if one.party is not party)
    new = () if day is None else (Accepted(part=party, dato=day),)
    return _own(package, accepted=(*others, *new))


def with_tovholder(package: Package, name: str) -> Package:
    """Return the package with the one who keeps it up to date."""
    if not is_one_name(name):
        raise ShapeError(ONE_NAME)
    return _own(package, tovholder=said(name, "Tovholderen"))


def with_goal(
    package: Package, step_id: str, goal_id: str | None, text: str, target: str, unit: str,
    week: str = "", evidence: str = "", *, at_most: bool,
) -> Package:  # fmt: skip
    """Return the package with a goal of a step, new or written anew; the id of an old one stays."""
    step = _step(package, step_id)
    made = goal(
        step_id,
        said(text, "Delmålet"),
        whole(target, "Tallet", 0, _MOST_TARGET),
        said(unit, "Enheden"),
        at_most=at_most,
        week=whole(week, "Ugen", 1, MOST_WEEKS) if clean_line(week) else None,
    ).evolve(evidence=_evidence(evidence))
    if goal_id is None:
        taken = [one.id.partition(".")[2] for one in step.goals]
        made = made.evolve(id=f"{step_id}.{new_id(made.text, taken)}")
        return _with_step(package, step.evolve(goals=(*step.goals, made)))
    goals = tuple(_rewritten(one, made) if one.id == goal_id else one for one in step.goals)
    return _with_step(package, step.evolve(goals=goals))


def without_goal(package: Package, step_id: str, goal_id: str) -> Package:
    """Return the package without a goal."""
    step = _step(package, step_id)
    goals = tuple(one for one in step.goals if one.id != goal_id)
    return _with_step(package, step.evolve(goals=goals))


def with_new_step(package: Package, name: str, track: Track, start: str, weeks: str) -> Package:
    """Return the package with a step of its own, without goals yet."""
    text = said(name, "Navnet", MOST_NAME)
    normal = whole(weeks, "Antal uger", 0, MOST_WEEKS)
    step = Step.model_validate({
        "id": new_id(text, [one.id for one in package.steps]),
        "navn": text,
        "spor": track,
        "start": whole(start, "Ugen", 1, MOST_WEEKS) - 1,
        "uger": {"normal": normal, "min": normal, "max": normal},
        "klar": local("Alle delmål på trinnet er nået."),
        "delmaal": (),
        "kilde": LOCAL,
    })  # fmt: skip
    return with_local(
        package, steps=tuple(sorted((*package.steps, step), key=lambda one: one.start))
    )


def with_step(
    package: Package, step_id: str, name: str, start: str, weeks: tuple[str, str, str], ready: str,
    optional: str = "nej",
) -> Package:  # fmt: skip
    """Return the package with a step's name, place, weeks (normal, least, most) and readiness."""
    step = _step(package, step_id)
    normal, least, most = (
        whole(typed, what, 0, MOST_WEEKS)
        for typed, what in zip(weeks, ("Antal uger", "Mindst", "Højst"), strict=True)
    )
    if not least <= normal <= most:
        raise ShapeError("Ugerne skal være: mindst, normalt og højst i den rækkefølge.")
    changed = step.evolve(
        name=said(name, "Navnet", MOST_NAME),
        start=whole(start, "Ugen", 1, MOST_WEEKS) - 1,
        weeks=Weeks(normal=normal, min=least, max=most),
        optional=yes(optional, "Vælges til"),
    )
    if clean_line(ready) != step.ready.text:
        changed = changed.evolve(ready=local(said(ready, "Hvornår man er klar")))
    steps = tuple(changed if one.id == step_id else one for one in package.steps)
    return with_local(package, steps=tuple(sorted(steps, key=lambda one: one.start)))


def without_step(package: Package, step_id: str) -> Package:
    """Return the package without a step and its goals."""
    return with_local(package, steps=tuple(one for one in package.steps if one.id != step_id))


def _rewritten(old: Goal, made: Goal) -> Goal:
    made = made.evolve(id=old.id)
    return old if made.evolve(source=old.source) == old else made


def _evidence(code: str) -> Evidence:
    try:
        return Evidence(code or Evidence.SEEN)
    except ValueError as error:
        raise ShapeError("Vælg på listen, hvad delmålet vises ved.") from error


def yes(typed: str, label: str) -> bool:
    """Return whether yes was typed.

    Raises:
        ShapeError: If it is neither yes nor no.
    """
    text = fold(clean_line(typed))
    if text not in ("ja", "nej"):
        raise ShapeError(f"{label}: skriv ja eller nej.")
    return text == "ja"


def _step(package: Package, step_id: str) -> Step:
    step = package.step(step_id)
    if step is None:
        raise ShapeError("Trinnet er her ikke mere. Intet er ændret.")
    return step


def _with_step(package: Package, step: Step) -> Package:
    steps = tuple(step if one.id == step.id else one for one in package.steps)
    return with_local(package, steps=steps)


def _own(package: Package, **changes: Any) -> Package:
    return package.evolve(own=(package.own or Own()).evolve(**changes))


def with_local(package: Package, **changes: Any) -> Package:
    """Return a changed package; what is written here has a source even where a file had none."""
    if LOCAL not in package.sources:
        here = Source(navn="Lokalt udfyldt", aar=package.valid_from.year)
        changes["sources"] = {**package.sources, LOCAL: here}
    return package.evolve(**changes)
