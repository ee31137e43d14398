"""``vip2tui course close`` and ``reopen``: how a course ended, and letting it go on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from vip2tui.base.safe import clean_line, cut
from vip2tui.commands.course.in_course import of_course
from vip2tui.commands.danish import Command
from vip2tui.commands.line import WrongUseError
from vip2tui.commands.words import DAY, LINE, Code, Number, Words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from vip2tui.changes.change import Json
    from vip2tui.commands.session import Line, Services
    from vip2tui.services.citizen.casework import Casework, CoursePlan

_SHORT = 80
_GRADE = Number(1, 5)


@click.command("close", cls=Command)
@click.argument("citizen", metavar="BORGER")
@click.option("--outcome", type=Code("ends"), required=True, help="Resultatet, fx job_ord.")
@click.option("--hours", type=LINE, help="Timer om ugen, fx 30 eller 7,5.")
@click.option("--permanent/--temporary", "permanent", default=None, help="Fast eller for en tid.")
@click.option("--start", type=DAY, help="Den første dag i jobbet.")
@click.option("--until", type=DAY, help="Den sidste dag i perioden.")
@click.option("--trade", type=LINE, help="Branchen.")
@click.option("--education", type=LINE, help="Uddannelsen.")
@click.option("--type", type=LINE, help="Hvilken slags praktik eller forløb.")
@click.option("--package", metavar="JOBPAKKE", help="Den nye jobpakkes id eller navn.")
@click.option("--again", type=DAY, help="Dagen for en ny vurdering.")
@click.option("--municipality", type=LINE, metavar="KOMMUNE",
              help="Den nye kommune, som kode eller navn.")  # fmt: skip
@click.option("--text", type=Words(_SHORT), help="Andet: hvad, med få ord.")
@click.option("--stop", "stops", multiple=True, metavar="HVEM=KODE[,KODE]",
              help="Grunden, som borger, mentor, leder eller konsulent siger den; højst to, den "
              "vigtigste først. Kan gives for hver.")  # fmt: skip
@click.option("--reached", type=Code("reached"), help="Er formålet nået: ja, delvist eller nej.")
@click.option("--mentor-citizen", type=_GRADE, help="Mentorens betydning, siger borgeren: 1–5.")
@click.option("--mentor-leader", type=_GRADE, help="Mentorens betydning, siger lederen: 1–5.")
@click.option("--reason", type=LINE, help="En kort begrundelse.")
@click.option("--correct", is_flag=True, help="Ret et forløb, der er afsluttet.")
@of_course
def close(
    line: Line,
    open_: Services,
    case: Casework,
    plan: CoursePlan,
    outcome: str,
    stops: Sequence[str],
    *,
    correct: bool,
    **given: Any,
) -> None:
    """Afslut forløbet med et resultat. Det, der kommer senere, bliver ikke væk.

    Resultatet siger, hvad der spørges om. Intet af det er et krav; det, der mangler, vises.
    """
    from vip2tui.commands import shown
    from vip2tui.domain.packages.fit import NOT_HELD
    from vip2tui.sentences.values import code_name
    from vip2tui.services.course.closing import ended_as
    from vip2tui.services.course.ended_words import ended_words

    told = _told(open_, given) | _stops(stops)
    if correct:
        open_.closing.correct(case, plan, outcome, told)
    else:
        open_.closing.close(case, plan, outcome, told)
    offers = open_.card.after(case, plan) if outcome in NOT_HELD and not correct else ()
    said = code_name(line.catalogue, "outcomes", outcome)
    case = open_.citizens.get(case.citizen.id)
    plan = next(one for one in case.courses if one.course.id == plan.course.id)
    ended = ended_as(case, plan)
    line.answer(
        {"id": plan.course.id, "outcome": outcome,
         "ending": shown.ending(open_.desk, ended) if ended else None,
         "neighbours": [shown.offer(one) for one in offers]},
        f"Forløbet «{plan.name}» er {'rettet' if correct else 'afsluttet'}: {said}. Gemt.",
        *(f"  {one}" for one in list(ended_words(open_.desk, case, plan))[1:]),
        "Jobpakker, der ligger tæt på:" if offers else None,
        *(f"  {one.in_words()} (id {one.id})" for one in offers),
    )  # fmt: skip


@click.command("reopen", cls=Command)
@click.argument("citizen", metavar="BORGER")
@click.option("--reason", type=LINE, required=True, help="Hvorfor forløbet åbnes igen.")
@of_course
def reopen(line: Line, open_: Services, case: Casework, plan: CoursePlan, reason: str) -> None:
    """Åbn et afsluttet forløb igen. Grunden kan alle læse, der har borgeren."""
    open_.closing.reopen(case, plan, reason)
    line.answer({"id": plan.course.id}, f"Forløbet «{plan.name}» er åbnet igen. Gemt.")


def _told(open_: Services, given: dict[str, Any]) -> dict[str, Json]:
    """Return what was given, by the fields of `Ending`; what was not given is left out."""
    from vip2tui.services.packages import editions
    from vip2tui.text.hours import parse_hours

    told: dict[str, Json] = {}
    for name, value in given.items():
        if value is None or value == "":
            continue
        if name == "hours":
            told["weekly"] = parse_hours(value)
        elif name == "package":
            told[name] = editions.named(value, open_.packages.newest())
        elif name == "municipality":
            told[name] = open_.closing.municipality(value)
        else:
            told[name] = value.isoformat() if name in ("start", "until", "again") else value
    return told


def _stops(typed: Sequence[str]) -> dict[str, Json]:
    """Return the reasons each voice gives: «borger=sprog,fravaer».

    Raises:
        WrongUseError: If it is something else.
    """
    from vip2tui.domain.kinds.ending import STOPS

    told: dict[str, Json] = {}
    for one in typed:
        voice, is_one, reasons = (part.strip().lower() for part in one.partition("="))
        field = STOPS.get(voice)
        every: list[Json] = [part.strip() for part in reasons.split(",") if part.strip()]
        if not is_one or not every or field is None or field in told:
            raise WrongUseError(
                f"«{cut(clean_line(one), 30)}» er ikke en grund. Skriv fx borger=sprog,fravaer, og "
                f"hver af {', '.join(STOPS)} én gang. Intet er ændret."
            )
        told[field] = every
    return told
