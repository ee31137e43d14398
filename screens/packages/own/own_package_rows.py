"""The pages of a package of one's own as rows: what is asked, what is written, what is missing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from screens.packages.own import own_asking, own_steps
from screens.packages.own.own_lacks import done_rows, page_lacks
from screens.packages.own.own_pages import (
    DONE_PAGE,
    LISTS,
    PARTIES,
    TEXTS,
    lead,
    mark,
)
from screens.widgets.row import Row
from screens.words import weeks_words
from vip2tui.catalogue.catalogue import Catalogue
from vip2tui.catalogue.checks import UNWRITTEN
from vip2tui.catalogue.own import Own
from vip2tui.catalogue.package import Package, Step
from vip2tui.domain.packages.authoring import judge, needed
from vip2tui.domain.packages.writing import lines
from vip2tui.sentences.values import code_name
from vip2tui.services.packages.package_text import DEMANDS
from vip2tui.services.packages.package_text_line import said_of
from vip2tui.text.danish import count
from vip2tui.text.days import say

if TYPE_CHECKING:
    from screens.packages.own.own_package import OwnPackageScreen


def page_rows(
    screen: OwnPackageScreen, package: Package, page: int, today: date, names: Mapping[str, str]
) -> Iterator[Row]:
    """Yield a page: what is missing first, then what is asked.

    Args:
        screen: Where it is written.
        package: The draft.
        page: Its number.
        today: For what grows old.
        names: The packages that are here, by id.
    """
    if page == DONE_PAGE:
        yield from done_rows(screen, package, today)
        return
    lacks = [one for one in judge(package, today) if one.principle.number == page]
    yield from page_lacks(screen, package, lacks)
    yield from (_text(screen, package, one) for one, (at, _) in TEXTS.items() if at == page)
    yield from _asked(screen, package, page)
    for name, (at, _, _) in LISTS.items():
        if at == page:
            yield from _list(screen, package, name, names)


def _asked(screen: OwnPackageScreen, package: Package, page: int) -> Iterator[Row]:
    """Yield what a page asks beside texts and lists."""
    own = package.own or Own()
    match page:
        case 1:
            yield _opening(screen, own)
        case 2:
            yield from _goals(screen, package)
        case 3:
            yield from _way(screen, package)
        case 4:
            yield from _yes(screen, package, own)
        case 5:
            name = own.tovholder
            yield Row(
                f"{screen.worded('Tovholder')}: {name or '(ikke skrevet)'}",
                "tovholder:",
                mark(is_there=bool(name)),
                act=partial(own_asking.tovholder, screen),
            )
        case 6:
            yield from _demands(screen, package)


def _demands(screen: OwnPackageScreen, package: Package) -> Iterator[Row]:
    every = [
        Row(
            f"{word}: {one}",
            f"item:{name}:{n}",
            "  - ",
            act=partial(own_asking.line, screen, name, n),
        )
        for name, word in DEMANDS.items()
        for n, one in enumerate(lines(package, name))
    ]
    yield Row(f"Krav ({len(every)})", heading=True)
    yield from every
    yield Row(
        "Skriv et krav …", "add:demands", lead(screen), act=partial(own_asking.demand, screen)
    )


def _text(screen: OwnPackageScreen, package: Package, field: str) -> Row:
    text = getattr(package, field)
    is_written = text is not None and str(text) != UNWRITTEN
    shown = str(text) if is_written else "(ikke skrevet)"
    return Row(f"{TEXTS[field][1]}: {shown}", f"text:{field}", mark(is_there=is_written),
               act=partial(own_asking.text, screen, field))  # fmt: skip


def _list(
    screen: OwnPackageScreen, package: Package, name: str, names: Mapping[str, str]
) -> Iterator[Row]:
    _, title, add = LISTS[name]
    every = lines(package, name)
    yield Row(f"{title} ({len(every)})", heading=True)
    for n, one in enumerate(every):
        said = said_of(screen.services.catalogue.codes(), one, names)
        act = partial(own_asking.line, screen, name, n)
        yield Row(said.text, f"item:{name}:{n}", "  - ", below=said.below, act=act)
    if name == "certificates":
        yield Row("Vælg fra den fælles liste …", "proof:", lead(screen), find=title,
                  act=partial(own_asking.proof, screen))  # fmt: skip
    new = partial(own_asking.line, screen, name, None)
    if name == "neighbours":
        new = partial(own_asking.neighbour, screen)
    yield Row(add, f"add:{name}", lead(screen), find=title, act=new)


def _opening(screen: OwnPackageScreen, own: Own) -> Row:
    one, act = own.opening, partial(own_asking.opening, screen)
    if one is None:
        return Row("Ledige job: (ikke skrevet)", "opening:", mark(is_there=False), act=act)
    jobs = count(one.vacancies, "ledigt job", "ledige job")
    text = f"{one.employer} har {jobs}, spurgt {say(one.asked)}"
    return Row(text, "opening:", mark(is_there=True), act=act)


def _goals(screen: OwnPackageScreen, package: Package) -> Iterator[Row]:
    catalogue = screen.services.catalogue
    for step in package.steps:
        yield Row(f"{step.name} ({count(len(step.goals), 'delmål', 'delmål')})", heading=True)
        for one in step.goals:
            shown_by = f"Vises ved: {code_name(catalogue, 'evidence', one.evidence.value)}"
            yield Row(
                f"{one.text}: {one.in_words}", f"goal:{step.id}:{one.id}", "  - ", below=shown_by,
                act=partial(own_steps.goal, screen, step.id, one.id),
            )  # fmt: skip
        yield Row("Skriv et delmål til …", f"goal:{step.id}", lead(screen), find=step.name,
                  act=partial(own_steps.goal, screen, step.id, None))  # fmt: skip
    yield Row("Flere trin", heading=True)
    yield from _more_steps(screen)


def _more_steps(screen: OwnPackageScreen) -> Iterator[Row]:
    yield Row("Tag et trin fra de fælles trin …", "ladder:", lead(screen),
              act=partial(own_steps.ladder, screen))  # fmt: skip
    yield Row("Tag et trin fra en anden jobpakke …", "fromstep:", lead(screen),
              act=partial(own_steps.from_package, screen))  # fmt: skip
    yield Row(
        "Skriv dit eget trin …", "newstep:", lead(screen), act=partial(own_steps.new_step, screen)
    )


def _way(screen: OwnPackageScreen, package: Package) -> Iterator[Row]:
    yield Row("Trin og uger: Enter retter", heading=True)
    for step in package.steps:
        said = _step(screen.services.catalogue, step)
        yield Row(said, f"step:{step.id}", "  - ", below=f"Klar: {step.ready}",
                  act=partial(own_steps.step, screen, step.id))  # fmt: skip
    yield from _more_steps(screen)


def _step(catalogue: Catalogue, step: Step) -> str:
    weeks = step.weeks
    span = f" ({weeks.least}–{weeks.most})" if weeks.least != weeks.most else ""
    return (
        f"Uge {step.start + 1}: {step.name} · {weeks_words(weeks.normal)}{span}"
        f" · {code_name(catalogue, 'tracks', step.track.value)}"
    )


def _yes(screen: OwnPackageScreen, package: Package, own: Own) -> Iterator[Row]:
    yield Row("Hvem har sagt ja, og hvornår", heading=True)
    days = {one.party: one.day for one in own.accepted}
    for party in dict.fromkeys((*needed(package), *days)):
        day = days.get(party)
        text = f"{screen.worded(PARTIES[party])}: {f'ja, {say(day)}' if day else '(ikke spurgt)'}"
        yield Row(text, f"yes:{party.value}", mark(is_there=day is not None),
                  act=partial(own_asking.yes, screen, party))  # fmt: skip
