"""``vip2tui hours``: mentor hours against what was granted, month by month."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from vip2tui.commands.danish import Group
from vip2tui.commands.session import of_citizen
from vip2tui.commands.words import DONE_DAY, LINE, MONTH, Code

if TYPE_CHECKING:
    from typing import Any

    from vip2tui.commands.session import Line, Services
    from vip2tui.domain.support.hours import Clock
    from vip2tui.services.citizen.casework import Casework
    from vip2tui.services.support.hours import Sheet

hours_command = Group("hours", help="Mentortimer: brugt og tilbage, måned for måned.")

_WHICH = click.argument("month", metavar="MÅNED", type=MONTH)


@hours_command.command("show")
@click.argument("citizen", metavar="BORGER")
@of_citizen
def show(line: Line, open_: Services, case: Casework) -> None:
    """Vis timerne mod bevillingen, og hver måned for sig."""
    from vip2tui.domain.course.checklist import MENTOR
    from vip2tui.services.citizen.away import mentor_away_words
    from vip2tui.services.citizen.casework import away_of
    from vip2tui.services.support.support_words import clock_words, period_words, sheet_words

    clocks, sheets = open_.hours.clocks(case), open_.hours.sheets(case)
    today, role = open_.desk.today(), open_.desk.me.role
    said = []
    for grant, one in clocks:
        said += [
            f"Mentorstøtte {period_words(grant)}",
            *(f"  {words}" for words in clock_words(one)),
        ]
    for sheet in sheets:
        first, *more = sheet_words(line.catalogue, sheet, today)
        said += [first, *(f"  {words}" for words in more)]
    said += mentor_away_words(case, role, today)
    away = [one for one in away_of(case) if one.owner == MENTOR]
    line.answer(
        {"grants": [{"id": grant.id, **clock_row(one)} for grant, one in clocks],
         "months": [_row(one) for one in sheets],
         "away": [{"from": one.first.isoformat(), "to": one.last.isoformat()} for one in away]},
        *said,
        None if said else "Der er ingen mentortimer endnu.",
    )  # fmt: skip


@hours_command.command("lock")
@click.argument("citizen", metavar="BORGER")
@_WHICH
@of_citizen
def lock(line: Line, open_: Services, case: Casework, month: str) -> None:
    """Lås en måned med den sum, den har. Det, der skrives senere, står for sig selv."""
    open_.hours.lock(case, month)
    _answer(line, open_, case, month, "Måneden er låst. Gemt.")


@hours_command.command("confirm")
@click.argument("citizen", metavar="BORGER")
@_WHICH
@click.option("--how", type=Code("confirmed_how"), required=True,
              help="Hvordan borgeren svarede: konsulent, skaerm eller underskrift.")  # fmt: skip
@click.option("--answer", type=Code("confirmed_answers"), default="ja",
              help="Ja, nej eller ikke muligt; ja, hvis intet er valgt.")  # fmt: skip
@click.option("--date", "day", type=DONE_DAY, help="Dagen; ellers i dag.")
@click.option("--by", type=LINE, default="", help="Hvem der har skrevet under på timesedlen.")
@of_citizen
def confirm(
    line: Line,
    open_: Services,
    case: Casework,
    month: str,
    how: str,
    answer: str,
    day: Any,
    by: str,
) -> None:
    """Skriv, hvad borgeren siger til en måneds timer, som de står."""
    open_.hours.confirm(case, month, how, answer=answer, day=day, by=by)
    _answer(line, open_, case, month, "Borgerens svar er skrevet. Gemt.")


def _answer(line: Line, open_: Services, case: Casework, month: str, said: str) -> None:
    from vip2tui.services.support.support_words import sheet_words

    sheet = open_.hours.sheet(open_.citizens.get(case.citizen.id), month)
    words = sheet_words(line.catalogue, sheet, open_.desk.today())
    line.answer(_row(sheet), said, *(f"  {one}" for one in words))


def _row(sheet: Sheet) -> dict[str, Any]:
    from vip2tui.domain.kinds.hours_confirmation import YES

    word = sheet.confirmed
    return {
        "month": sheet.month,
        "minutes": sheet.minutes,
        "now": sheet.now,
        "changed": sheet.is_changed,
        "locked": sheet.locked.isoformat() if sheet.locked else None,
        "entries": [one.entry for one in sheet.given],
        "late": [{"id": one.entry, "minutes": one.minutes} for one in sheet.late],
        "confirmed": {"minutes": word.minutes, "day": word.day.isoformat(), "how": word.how,
                      "answer": word.answer or YES, "by": sheet.told_by, "signed_by": word.by,
                      "holds": sheet.is_confirmed}
        if word and word.day else None,
    }  # fmt: skip


def clock_row(one: Clock) -> dict[str, Any]:
    """Return how the hours of a grant stand, in minutes, as programs read it."""
    return {
        "granted": one.granted, "to_date": one.to_date, "spent": one.spent, "left": one.left,
        "ahead": one.ahead, "outside": one.outside, "days_left": one.days_left,
        "warnings": [warn.value for warn in one.warns],
    }  # fmt: skip
