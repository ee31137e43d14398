"""The steps and goals of a package of one's own: what is asked about them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from screens.dialogs import choose
from screens.form import YES_OR_NO, Ask
from screens.packages.own.own_asking import SAVED, Gone, ask
from screens.packages.package_shelf import ask_package
from screens.words import weeks_words
from vip2tui.base.safe import clean_line, cut
from vip2tui.catalogue.package import Evidence, Package, Shared, Step, Track
from vip2tui.domain.packages import shaping
from vip2tui.domain.packages.borrowing import with_step_of
from vip2tui.sentences.values import code_name
from vip2tui.text.danish import count

if TYPE_CHECKING:
    from screens.packages.own.own_package import OwnPackageScreen

_AT_MOST = {"højst", "hoejst", "max"}


async def goal(screen: OwnPackageScreen, step_id: str, goal_id: str | None) -> None:
    """Ask what one can see or measure on a step."""
    step = screen.package.step(step_id)
    old = screen.package.goal(goal_id) if goal_id else None
    if step is None:
        return
    kinds = screen.services.catalogue.codes().evidence
    unit = "" if old is None else f"{'højst ' if old.direction == 'hoejst' else ''}{old.unit}"
    asks = [
        Ask("text", "Delmål", old.text if old else "", "fx Møder til tiden"),
        Ask("target", "Tal", str(old.target) if old else "", "fx 90"),
        Ask("unit", "Enhed", unit, "fx % af dagene, eller højst fejl om ugen"),
        Ask("week", "I uge", str(old.week or "") if old else "", "Trinnets uge, fx 4, eller tomt"),
        Ask("evidence", "Vises ved", (old.evidence if old else Evidence.SEEN).value,
            options=tuple((one.code, one.name) for one in kinds)),
    ]  # fmt: skip

    def shape(typed: dict[str, str]) -> Package:
        first, _, rest = clean_line(typed["unit"]).partition(" ")
        at_most = first.lower() in _AT_MOST
        text = rest if at_most else clean_line(typed["unit"])
        return shaping.with_goal(
            screen.package, step_id, goal_id, typed["text"], typed["target"], text,
            typed["week"], typed["evidence"], at_most=at_most,
        )  # fmt: skip

    question = f"{cut(step.name, 60)}: hvad skal man kunne se eller måle?"
    gone: Gone | None = None
    if old and goal_id:
        gone = old.text, lambda: shaping.without_goal(screen.package, step_id, goal_id)
    await ask(screen, question, asks, shape, f"goal:{goal_id or step_id}", gone)


async def step(screen: OwnPackageScreen, step_id: str) -> None:
    """Ask when a step is, for how long, and when one is ready."""
    step = screen.package.step(step_id)
    if step is None:
        return
    weeks = step.weeks
    asks = [
        Ask("name", "Navn", step.name),
        Ask("start", "Fra uge", str(step.start + 1)),
        Ask("normal", "Uger", str(weeks.normal)),
        Ask("least", "Mindst", str(weeks.least)),
        Ask("most", "Højst", str(weeks.most)),
        Ask("ready", "Klar, når", step.ready.text),
        Ask("optional", "Vælges til", "ja" if step.optional else "nej", options=YES_OR_NO),
    ]

    def shape(typed: dict[str, str]) -> Package:
        number = (typed["normal"], typed["least"], typed["most"])
        return shaping.with_step(
            screen.package, step_id, typed["name"], typed["start"], number, typed["ready"],
            typed["optional"],
        )  # fmt: skip

    question = f"{cut(step.name, 50)}: hvornår og hvor længe?"
    what = f"{step.name}, {count(len(step.goals), 'delmål', 'delmål')}"
    gone = (what, lambda: shaping.without_step(screen.package, step_id))
    await ask(screen, question, asks, shape, f"step:{step_id}", gone, "Fjern trinnet")


async def ladder(screen: OwnPackageScreen) -> None:
    """Offer the steps of the common ladder that are not in the package; each brings its goals."""
    here = {one.id for one in screen.package.steps}
    shared = screen.services.catalogue.shared()
    steps = [one for one in shared.steps if one.id not in here]
    if not steps:
        screen.say("Alle de fælles trin er med. Ret dem, eller skriv dit eget.")
        return
    await _take(screen, shared, steps)


async def from_package(screen: OwnPackageScreen) -> None:
    """Offer the steps of any other package that is here; each brings its goals."""
    other = await ask_package(screen, but=(screen.package.id,))
    await _take(screen, other, other.steps)


async def _take(screen: OwnPackageScreen, other: Package | Shared, steps: Sequence[Step]) -> None:
    def said(one: Step) -> str:
        goals = count(len(one.goals), "delmål", "delmål")
        return f"{one.name} · {weeks_words(one.weeks.normal)} · {goals}"

    options = [(one.id, said(one)) for one in steps]
    chosen = await choose(screen, "Hvilket trin?", options)
    found = next(one for one in steps if one.id == chosen)
    await screen.write(lambda: screen.put(with_step_of(screen.package, other, found)), SAVED)


async def new_step(screen: OwnPackageScreen) -> None:
    """Ask for a step that is in no ladder."""
    catalogue = screen.services.catalogue
    tracks = [(one.value, code_name(catalogue, "tracks", one.value)) for one in Track]
    track = Track(await choose(screen, "Hvad slags trin er det?", tracks))
    asks = [
        Ask("name", "Navn", "", "fx Kursus i motorsav"),
        Ask("start", "Fra uge", "", "fx 4"),
        Ask("weeks", "Uger", "", "fx 2"),
    ]

    def shape(typed: dict[str, str]) -> Package:
        return shaping.with_new_step(
            screen.package, typed["name"], track, typed["start"], typed["weeks"]
        )

    await ask(screen, "Et trin af jeres eget", asks, shape, f"newstep:{track.value}")
