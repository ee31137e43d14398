"""``vip2tui grant``: mentor support granted, agreed, extended and evaluated."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from vip2tui.commands.course.in_course import COURSE, plan_of
from vip2tui.commands.danish import Group
from vip2tui.commands.line import WrongUseError
from vip2tui.commands.session import of_citizen
from vip2tui.commands.words import DAY, DONE_DAY, LINE, Code, Words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from typing import Any

    from vip2tui.changes.change import Json
    from vip2tui.commands.session import Line, Services
    from vip2tui.domain.kinds.grant import Grant
    from vip2tui.domain.support.hours import Clock
    from vip2tui.services.citizen.casework import Casework

grant_command = Group("grant", help="Mentorstøtte: bevilling, aftale, forlængelse og evaluering.")

_TOLD = Words(1_000)
_WHICH = click.option("--grant", "which", metavar="BEVILLING", default="",
                      help="En anden periode end den, der løber.")  # fmt: skip


def _fields(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the fields of a grant."""
    for option, kind, told in reversed([
        ("--purpose", _TOLD, "Formålet med mentorstøtten."),
        ("--purpose-type", Code("purposes"), "Hvad støtten skal føre til, fx job."),
        ("--reason", _TOLD, "Hvorfor mentor er afgørende. Kun for kommunen."),
        ("--beyond", _TOLD, "Hvad der ligger ud over det sædvanlige. Kun for kommunen."),
        ("--mentor", LINE, "Mentorens navn."),
        ("--phone", Words(40), "Mentorens telefon."),
        ("--mail", LINE, "Mentorens mail."),
        ("--employer", LINE, "Hvor mentor er ansat."),
        ("--mentor-type", Code("mentor_types"), "Slags mentor, fx virksomhed."),
        ("--qualified", _TOLD, "Hvorfor netop denne mentor. Kun for kommunen."),
        ("--weekly", LINE, "Timer om ugen, fx 3 eller 2,5."),
        ("--total", LINE, "Timer i alt; ellers ugerne lagt sammen."),
        ("--holidays", LINE, "Ferieuger uden timer, fx «29 30» eller «2026-W29 2026-W30»."),
        ("--follow-ups", LINE, "Planlagte opfølgninger, fx «3/5, 1/6 og 1/8»."),
        ("--law", Code("laws"), "Hjemlen, fx lab_167_1 eller inl_23d."),
        ("--price", LINE, "Lønudgift pr. time i kroner. Kun for kommunen."),
    ]):  # fmt: skip
        command = click.option(option, type=kind, help=told)(command)
    return click.option("--task", "tasks", multiple=True, type=LINE,
                        help="En af mentorens opgaver; højst seks.")(command)  # fmt: skip


@grant_command.command("add")
@click.argument("citizen", metavar="BORGER")
@click.option("--start", type=DAY, required=True, help="Den første dag.")
@click.option("--end", type=DAY, help="Den sidste dag; ellers den sidste, loven tillader.")
@_fields
@COURSE
@of_citizen
def add(line: Line, open_: Services, case: Casework, course_id: str | None, **given: Any) -> None:
    """Bevilg mentorstøtte. Resten kan skrives senere; det, der mangler, vises."""
    plan = plan_of(case, course_id) if course_id or case.course else None
    made = open_.grants.add(case, plan, _told(given))
    case, grant = _again(open_, case, made)
    line.answer(_row(open_, case, grant), f"Mentorstøtte er bevilget ({made[:8]}). Gemt.",
                *_words(open_, case, grant))  # fmt: skip


@grant_command.command("show")
@click.argument("citizen", metavar="BORGER")
@of_citizen
def show(line: Line, open_: Services, case: Casework) -> None:
    """Vis bevillingerne, og hvordan timerne står."""
    every = open_.grants.of(case)
    line.answer(
        [_row(open_, case, one) for one in every],
        *(words for one in every for words in _words(open_, case, one)),
        None if every else "Der er ingen mentorstøtte bevilget.",
    )


@grant_command.command("edit")
@click.argument("citizen", metavar="BORGER")
@click.option("--start", type=DAY, help="Den første dag.")
@click.option("--end", type=DAY, help="Den sidste dag.")
@_fields
@_WHICH
@of_citizen
def edit(line: Line, open_: Services, case: Casework, which: str, **given: Any) -> None:
    """Skriv mere om en bevilling, eller ret den. Det gamle står i historikken."""
    _change(line, open_, case, which, _told(given))


@grant_command.command("agree")
@click.argument("citizen", metavar="BORGER")
@click.option("--signed", type=DONE_DAY, help="Dagen aftalen blev underskrevet.")
@click.option("--how", type=Code("agreed_how"), help="På papir eller digitalt.")
@click.option("--by", type=LINE, help="Hvem der har skrevet under.")
@click.option("--complaint", type=DONE_DAY, help="Dagen klagevejledningen blev givet.")
@click.option("--plan", type=DONE_DAY, help="Dagen det blev skrevet i Min Plan.")
@click.option("--accepted", type=DONE_DAY, help="Dagen borgeren sagde ja.")
@_WHICH
@of_citizen
def agree(line: Line, open_: Services, case: Casework, which: str, **given: Any) -> None:
    """Skriv, at aftalen er underskrevet, klagevejledning givet, og borgeren har sagt ja."""
    names = {"signed": "agreed", "how": "agreed_how", "by": "agreed_by", "plan": "planned"}
    _change(line, open_, case, which, _told({names.get(k, k): v for k, v in given.items()}))


@grant_command.command("extend")
@click.argument("citizen", metavar="BORGER")
@click.option("--assessment", type=_TOLD, required=True,
              help="Den nye vurdering: hvorfor mentor stadig er afgørende.")  # fmt: skip
@click.option("--end", type=DAY, help="Den sidste dag; ellers den sidste, loven tillader.")
@_fields
@_WHICH
@of_citizen
def extend(line: Line, open_: Services, case: Casework, which: str, **given: Any) -> None:
    """Bevilg en ny periode efter den sidste. En ny periode kræver en ny vurdering."""
    made = open_.grants.extend(case, open_.grants.find(case, which), _told(given))
    case, grant = _again(open_, case, made)
    line.answer(_row(open_, case, grant), f"Den nye periode er bevilget ({made[:8]}). Gemt.",
                *_words(open_, case, grant))  # fmt: skip


@grant_command.command("evaluate")
@click.argument("citizen", metavar="BORGER")
@click.option("--reached", type=Code("reached"), required=True, help="Helt, delvist eller nej.")
@click.option("--text", "evaluation", type=_TOLD, help="Hvad støtten førte til.")
@click.option("--date", "evaluated", type=DONE_DAY, help="Dagen; ellers i dag.")
@_WHICH
@of_citizen
def evaluate(line: Line, open_: Services, case: Casework, which: str, **given: Any) -> None:
    """Skriv, om formålet blev nået. Kun for kommunen."""
    given["evaluated"] = given["evaluated"] or open_.desk.today()
    _change(line, open_, case, which, _told(given))


def _change(
    line: Line, open_: Services, case: Casework, which: str, told: Mapping[str, Json]
) -> None:
    if not told:
        raise WrongUseError("Skriv, hvad der skal stå. Intet er ændret.")
    grant = open_.grants.find(case, which)
    changed = open_.grants.change(case, grant, told)
    case, grant = _again(open_, case, grant.id)
    line.answer(
        _row(open_, case, grant) | {"changed": changed},
        "Skrevet. Gemt." if changed else "Det stod der i forvejen. Intet er ændret.",
        *_words(open_, case, grant),
    )


def _told(given: Mapping[str, Any]) -> dict[str, Json]:
    """Return what was given, by the fields of the two kinds; what was not given is left out."""
    from vip2tui.domain.kinds.grant import TASKS
    from vip2tui.services.support.support_reading import read_field

    told: dict[str, Json] = {}
    tasks: Sequence[str] = given.get("tasks") or ()
    if len(tasks) > len(TASKS):
        raise WrongUseError(f"Der er plads til {len(TASKS)} opgaver. Intet er skrevet.")
    if tasks:
        told |= dict.fromkeys(TASKS) | dict(zip(TASKS, tasks, strict=False))
    for name, value in given.items():
        if value is None or value == "" or name == "tasks":
            continue
        is_day = hasattr(value, "isoformat")
        told[name] = value.isoformat() if is_day else read_field(name, value)
    return told


def _again(open_: Services, case: Casework, grant: str) -> tuple[Casework, Grant]:
    case = open_.citizens.get(case.citizen.id)
    return case, open_.grants.find(case, grant)


def _clock(open_: Services, case: Casework, grant: Grant) -> Clock:
    return next(stands for one, stands in open_.hours.clocks(case) if one.id == grant.id)


def _words(open_: Services, case: Casework, grant: Grant) -> list[str]:
    from vip2tui.services.support.support_words import clock_words, grant_words, period_words

    basis = open_.grants.basis(case, grant)
    return [
        f"Mentorstøtte {period_words(grant)} [{grant.id[:8]}]",
        *(f"  {one}" for one in grant_words(open_.catalogue, grant, basis)),
        *(f"  {one}" for one in clock_words(_clock(open_, case, grant))),
    ]


def _row(open_: Services, case: Casework, grant: Grant) -> dict[str, Any]:
    from vip2tui.commands.support.hours import clock_row

    basis = open_.grants.basis(case, grant)
    kept = (
        basis.model_dump(mode="json", exclude={"id", "case", "citizen", "grant"}) if basis else {}
    )
    return {
        **grant.model_dump(mode="json", exclude={"case"}),
        "basis": kept or None,
        "hours": clock_row(_clock(open_, case, grant)),
    }
