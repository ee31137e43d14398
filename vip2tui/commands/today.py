"""``vip2tui today``, ``round`` and ``search``: what waits, the weekly round, and finding things."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click

from vip2tui.commands.danish import Command
from vip2tui.commands.line import Line, WrongUseError
from vip2tui.commands.session import services
from vip2tui.commands.too_long import keeping, span
from vip2tui.commands.words import DAY, LINE, MINUTES, Code

if TYPE_CHECKING:
    from datetime import date

    from vip2tui.services.citizen.weekly import Round
    from vip2tui.services.house import Services
    from vip2tui.services.today import TodayLine

_DAYS = re.compile(r"(\d)(?:\s*(?:/|af)\s*(\d))?")


@click.command("today", cls=Command)
@click.option("--all", "every", is_flag=True, help="Vis alt, der venter, og ikke kun syv linjer.")
@click.pass_obj
def today_command(line: Line, *, every: bool) -> None:
    """I dag: det, der venter, det mest presserende først."""
    with services(line) as open_:
        show_today(line, open_, every=every)


def show_today(line: Line, open_: Services, *, every: bool = False) -> None:
    """Print «I dag»."""
    from vip2tui.commands import shown
    from vip2tui.services.citizen.people import called
    from vip2tui.services.today import LINES, chosen, line_words
    from vip2tui.text.days import due_words, say

    read = list(open_.today.read())
    today = open_.desk.today()
    line.result(
        [
            {"id": f"{one.citizen}/{one.waiting.part}/{one.waiting.name}", "citizen": one.citizen}
            | {"citizen_name": one.name}
            | (shown.waiting(one.waiting) or {})
            for group in read
            for one in group
        ]
    )
    lines, left = chosen(read, 10**6 if every else LINES)
    line.say(f"I dag, {say(today)}")
    if not lines:
        line.say("  Der venter ikke noget.")
    names = _called(open_, {one.name for group in read for one in group})
    for one in lines:
        more = f" (og {one.more} til)" if one.more else ""
        # A doubt has no limit to name: its own words say that it waits for a decision.
        when = f"{due_words(one.waiting.due, today, one.waiting.times)}: " if one.has_day else ""
        apart = open_.citizens.people.told(one.citizen) if one.citizen else ""
        who = names[one.name] if one.name else ""
        who = (called(who, apart) if apart else who) + open_.withdrawn.mark(one.citizen)
        line.say(f"  {when}{line_words(one, who)}{more}{_remedy(one)}")
    if left:
        line.say(f"  … og {left} til. Se dem med --all.")


def _remedy(one: TodayLine) -> str:
    """Return the command that settles what stands on no page."""
    from vip2tui.services.today import ANSWER, REMOVE

    if one.waiting.part == REMOVE:
        return f" med «vip2tui redact {one.waiting.name} --reason GRUND»"
    if one.waiting.part == ANSWER:
        return ": «vip2tui send --to-all-waiting --out MAPPE»"
    return ""


def _called(open_: Services, names: set[str]) -> dict[str, str]:
    """Return what people are called here: a mentor's by first name, where only one has it."""
    from vip2tui.domain.roles import Role
    from vip2tui.text.danish import first_name

    first = [first_name(name) for name in names]
    short = open_.desk.me.role is Role.MENTOR
    return {
        name: first_name(name) if short and first.count(first_name(name)) == 1 else name
        for name in names
    }


@click.command("round", cls=Command)
@click.argument("citizen", metavar="BORGER")
@click.option("--days", metavar="MØDT", help="Mødte dage, fx 4/5: mødt 4 af 5.")
@click.option("--absence", type=Code("absence"), help="Hvorfor fravær, som kode.")
@click.option("--minutes", type=MINUTES, help="Ugens mentortid: 90, 1:30 eller 1,5.")
@click.option("--good", default="", metavar="TEKST", help="Det, der gik godt.")
@click.option("--hard", default="", metavar="TEKST", help="Det, der var svært.")
@click.option("--next", "next_", type=LINE, default="", help="Det næste, I har aftalt.")
@click.option("--next-date", type=DAY, help="Hvornår det næste skal ske.")
@click.pass_obj
def round_command(
    line: Line,
    citizen: str,
    days: str | None,
    absence: str | None,
    minutes: int | None,
    good: str,
    hard: str,
    next_: str,
    next_date: date | None,
) -> None:
    """Ugens runde: mødt, timer, godt, svært og næste, skrevet på én gang."""
    from vip2tui.services.citizen.weekly import Round

    present, planned = _days(days)
    answers = Round(present, planned, absence, minutes, good, hard, next_, next_date)
    with services(line) as open_:
        case = open_.citizens.get(open_.citizens.find(citizen))
        with keeping(open_, f"round:{case.citizen.id}", _fields(answers)):
            ticks = open_.weekly.save(case, answers)
        told = open_.weekly.remarks(case, answers)
        line.result({"id": case.citizen.id, "ticked": ticks, "remarks": list(told)})
        line.say(f"Ugens runde for {case.citizen.name} er gemt. Flueben sat: {ticks}.")
        for one in told:
            line.say(f"  OBS: {line.worded(one)}")
        if habit := open_.weekly.habit(case):
            line.say(f"  God vane: {habit}")


def _fields(answers: Round) -> dict[str, str]:
    """Return the answers as the screen keeps them while they are written."""
    numbers = {"days": answers.days_present, "planned": answers.days_planned}
    return {name: "" if number is None else str(number) for name, number in numbers.items()} | {
        "time": span(answers.minutes),
        "good": answers.good,
        "hard": answers.hard,
        "next": answers.next,
        "when": answers.next_date.isoformat() if answers.next_date else "",
        "absence": answers.absence or "",
    }


def _days(text: str | None) -> tuple[int | None, int | None]:
    if text is None:
        return None, None
    match = _DAYS.fullmatch(text.strip())
    if match is None:
        raise WrongUseError("Skriv mødte dage som 4/5: mødt 4 af 5. Intet er skrevet.")
    return int(match[1]), int(match[2]) if match[2] else None


@click.command("search", cls=Command)
@click.argument("text", metavar="TEKST")
@click.pass_obj
def search_command(line: Line, text: str) -> None:
    """Søg i alt: navne, telefonnumre, notater, bemærkninger, arbejdspladser og jobpakker."""
    from vip2tui.base.safe import cut
    from vip2tui.sentences.records import found_words
    from vip2tui.services.citizen.people import called

    with services(line) as open_:
        hits = open_.search.find(text)
        line.result(
            [
                {"id": hit.id, "kind": hit.kind, "citizen": hit.citizen, "text": hit.text,
                 "day": hit.day, "citizen_name": open_.search.whose(hit) or None}
                for hit in hits
            ]
        )  # fmt: skip
        for hit in hits:
            day = f" {hit.day}" if hit.day else ""
            kind = found_words(line.catalogue, hit.kind)
            name = hit.id if hit.kind == "package" else hit.id[:8]
            whose = open_.search.whose(hit)
            apart = open_.citizens.people.told(hit.citizen) if hit.citizen else ""
            mark = open_.withdrawn.mark(hit.citizen or "")
            before = f"{called(whose, apart)}{mark}: " if whose else ""
            after = "" if whose else (f" ({apart})" if apart else "") + mark
            line.say(f"{kind}{day} [{name}]: {before}{cut(hit.text, 100)}{after}")
        if not hits:
            line.say("Intet fundet.")
