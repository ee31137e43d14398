"""``vip2tui today``, ``round`` and ``search``: what waits, the weekly round, and finding things."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click

from vip2tui.base.safe import cut
from vip2tui.commands.danish import Command
from vip2tui.commands.line import WrongUseError
from vip2tui.commands.session import case_of, opened, services
from vip2tui.commands.too_long import keeping, mind, span
from vip2tui.commands.words import DAY, LINE, MINUTES, Code
from vip2tui.domain.roles import Role
from vip2tui.text.danish import first_name
from vip2tui.text.days import due_words, say

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from vip2tui.commands.session import Line, Services
    from vip2tui.domain.course.day_list import TodayLine
    from vip2tui.services.citizen.weekly import Round
    from vip2tui.services.search import Hit

_DAYS = re.compile(r"(\d)(?:\s*(?:/|af)\s*(\d))?")


@click.command("today", cls=Command)
@click.option("--all", "every", is_flag=True, help="Vis alt, der venter, og ikke kun syv linjer.")
@click.option("--why", is_flag=True, help="Skriv efter hver linje, hvorfor den står der.")
@opened
def today_command(line: Line, open_: Services, *, every: bool, why: bool) -> None:
    """I dag: det, der venter, det mest presserende først."""
    show_today(line, open_, every=every, why=why)


def show_today(line: Line, open_: Services, *, every: bool = False, why: bool = False) -> None:
    """Print «I dag»."""
    from vip2tui.commands import shown
    from vip2tui.domain.course.day_list import LINES
    from vip2tui.services.today.words import later_words, put_off_words

    read, today, tasks = list(open_.today.read()), open_.desk.today(), open_.today.tasks
    now = open_.today.arranged(read, 10**6 if every else LINES)
    names = called_here(open_, {one.name for group in read for one in group})
    folded = {id(one) for one in now.later}
    said, put_off = later_words(now), put_off_words(now.put_off)

    def words(one: TodayLine) -> str:
        because = f" ({tasks.reason(one.waiting, today)})" if why else ""
        return f"  {line_text(open_, one, names)}{because}{_remedy(one)}"

    line.answer(
        [
            {"id": one.id, "citizen": one.citizen}
            | {"citizen_name": one.name}
            | (shown.waiting(one.waiting) or {})
            | {
                "reason": tasks.reason(one.waiting, today),
                "minutes": tasks.of(one.waiting).minutes,
                "later": id(one) in folded,
            }
            for one in sorted(
                (one for group in read for one in group),
                key=lambda one: tasks.rank(one.waiting, one.name),
            )
        ],
        f"I dag, {say(today)}",
        None if now.lines or said else "  Der venter ikke noget.",
        *map(words, now.lines),
        f"  … og {now.left} til. Se dem med --all." if now.left else None,
        f"  {said}{':' if every else '. Se dem med --all.'}" if said else None,
        *(map(words, now.later) if every else ()),
        f"  {put_off}. Se dem med «vip2tui postpone list»." if put_off else None,
    )


def line_text(open_: Services, one: TodayLine, names: dict[str, str]) -> str:
    """Return a line of «I dag»: by when, who, and what.

    Args:
        open_: The services.
        one: The line.
        names: What people are called here, by their names.
    """
    from vip2tui.services.citizen.people import called
    from vip2tui.services.today.words import line_words

    more = f" (og {one.more} til)" if one.more and not one.at else ""
    # A doubt has no limit to name: its own words say that it waits for a decision.
    due = due_words(one.waiting.due, open_.desk.today(), one.waiting.times)
    when = f"{due}: " if one.has_day else ""
    apart = open_.citizens.people.told(one.citizen) if one.citizen else ""
    who = names[one.name] if one.name else ""
    who = (called(who, apart) if apart else who) + open_.withdrawn.mark(one.citizen)
    return f"{when}{line_words(one, who)}{more}"


def _remedy(one: TodayLine) -> str:
    """Return the command that settles what stands on no page."""
    from vip2tui.domain.course.day_list import ANSWER, REMOVE

    if one.waiting.part == REMOVE:
        return f" med «vip2tui redact {one.waiting.name} --reason GRUND»"
    if one.waiting.part == ANSWER:
        return ": «vip2tui send --to-all-waiting --out MAPPE»"
    return ""


def called_here(open_: Services, names: Iterable[str]) -> dict[str, str]:
    """Return what people are called here: a mentor's by first name, where only one has it."""
    names = set(names)
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
        case = case_of(open_, citizen)
        with keeping(open_, f"round:{case.citizen.id}", _fields(answers)):
            ticks = open_.weekly.save(case, answers)
        habit = open_.weekly.habit(case)
        told = open_.weekly.remarks(case, answers)
        line.answer(
            {"id": case.citizen.id, "ticked": ticks, "remarks": list(told)},
            f"Ugens runde for {case.citizen.name} er gemt. Flueben sat: {ticks}.",
            *mind(line, told),
            f"  God vane: {habit}" if habit else None,
        )


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
@opened
def search_command(line: Line, open_: Services, text: str) -> None:
    """Søg i alt: navne, telefonnumre, notater, bemærkninger, arbejdspladser og jobpakker."""
    hits = open_.search.find(text)
    line.answer(
        [
            {"id": hit.id, "kind": hit.kind, "citizen": hit.citizen, "text": hit.text,
             "day": hit.day, "said": hit.said or None,
             "citizen_name": open_.search.whose(hit) or None}
            for hit in hits
        ],
        *(_hit_words(open_, hit) for hit in hits),
        None if hits else "Intet fundet.",
    )  # fmt: skip


def _hit_words(open_: Services, hit: Hit) -> str:
    from vip2tui.sentences.records import found_words
    from vip2tui.services.citizen.people import called

    day = f" {hit.day}" if hit.day else ""
    kind = found_words(open_.catalogue, hit.kind)
    name = hit.id if hit.kind == "package" else hit.id[:8]
    whose = open_.search.whose(hit)
    apart = open_.citizens.people.told(hit.citizen) if hit.citizen else ""
    mark = open_.withdrawn.mark(hit.citizen or "")
    before = f"{called(whose, apart)}{mark}: " if whose else ""
    said = f" · {cut(hit.said, 100)}" if hit.said else ""
    after = "" if whose else (f" ({apart})" if apart else "") + mark
    return f"{kind}{day} [{name}]: {before}{cut(hit.text, 100)}{said}{after}"
