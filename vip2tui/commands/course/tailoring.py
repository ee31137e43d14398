"""``vip2tui course tailor``: fit a plan to one citizen.

Every line does one thing, and it is one action: «vip2tui undo» takes it back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from vip2tui.commands.course.in_course import COURSE, NoStepError, goal_of, plan_of, step_of
from vip2tui.commands.danish import Command
from vip2tui.commands.line import WrongUseError
from vip2tui.commands.session import NotAgreedError, case_of, says_yes, services
from vip2tui.commands.words import DAY, DONE_DAY, LINE, Code, Number, OneOf
from vip2tui.domain.calendar import off_day
from vip2tui.text.danish import count, fold

if TYPE_CHECKING:
    from collections.abc import Callable

    from vip2tui.commands.session import Line, Services
    from vip2tui.domain.course.plan import PlacedStep
    from vip2tui.services.citizen.casework import Casework, CoursePlan
    from vip2tui.services.course.proposing import Proposal

NOTHING = "Det stod der allerede. Intet er ændret."
_ACTS = ("drop", "take", "name", "beside", "to", "add", "package", "goal", "item", "away",
         "proof", "no_proof", "reword", "move_start")  # fmt: skip
_SMALL = ("item", "away", "proof", "no_proof", "reword")
"""What moves no date."""


@click.command("tailor", cls=Command)
@click.argument("citizen", metavar="BORGER")
@click.option("--step", metavar="TRIN", help="Trinnets id eller navn, som «course show» viser dem.")
@click.option("--weeks", type=Number(0, 260), help="Hvor mange uger trinnet varer.")
@click.option("--start", type=DAY, help="Trinnets første dag.")
@click.option("--alone", is_flag=True, help="De senere trin bliver, hvor de er.")
@click.option("--drop", is_flag=True, help="Spring trinnet over; giv også --reason.")
@click.option("--reason", type=LINE, help="Hvorfor trinnet springes over.")
@click.option("--take", is_flag=True, help="Tag trinnet ind i planen (igen).")
@click.option("--name", type=LINE, help="Et andet navn til trinnet, for denne borger.")
@click.option("--beside", metavar="TRIN", help="Lad trinnet begynde sammen med dette.")
@click.option("--to", type=Number(1, 999), help="Trinnets nummer i rækken.")
@click.option("--add", type=LINE, help="Et nyt trin; giv også --track og --weeks.")
@click.option("--track", type=Code("tracks"), help="Det nye trins spor.")
@click.option("--from", "package", metavar="JOBPAKKE", help="Tag --step fra en anden jobpakke.")
@click.option("--goal", type=LINE, help="Et nyt delmål i --step.")
@click.option("--item", type=LINE, help="Et nyt punkt på tjeklisten; giv også --date.")
@click.option("--owner", type=OneOf("M", "L", "J", "B"), default="M",
              help="Hvem gør punktet: M mentor, L leder, J konsulent, B borger.")  # fmt: skip
@click.option("--date", "day", type=LINE, metavar="DATO",
              help="Punktets frist, eller dagen for et bevis.")  # fmt: skip
@click.option("--every", type=Number(1, 3660), help="Punktet kommer igen efter så mange dage.")
@click.option("--remove-item", "away", metavar="PUNKT", help="Tag et af jeres egne punkter af.")
@click.option("--proof", metavar="BEVIS", help="Borgeren har beviset, fx truck-b.")
@click.option("--no-proof", metavar="BEVIS", help="Borgeren har ikke beviset alligevel.")
@click.option("--reword", metavar="DELMÅL", help="Skriv et delmål eller et af jeres egne punkter "
              "om; giv også --text.")  # fmt: skip
@click.option("--text", type=LINE, help="Det, delmålet eller punktet skal hedde.")
@click.option("--move-start", type=DAY, help="Flyt hele forløbet; viser datoerne og spørger.")
@COURSE
@click.pass_obj
def tailor(line: Line, /, citizen: str, course_id: str | None, **given: Any) -> None:
    """Tilpas planen til borgeren: trin, delmål, punkter og start. Én ting ad gangen."""
    act = _the_act(given)
    if given["day"] is not None:  # a proof is from a day that was; a limit lies ahead
        kind = DONE_DAY if act == "proof" else DAY
        given["day"] = kind.convert(given["day"], None, click.get_current_context())
    with services(line) as open_:
        case = case_of(open_, citizen)
        plan = plan_of(case, course_id)
        if act in _SMALL:
            _small(line, open_, case, plan, act, given)
            return
        made = _proposal(open_, case, plan, act, given)
        if act == "move_start":
            _ask(line, made)
        open_.tailoring.do(made)
        report(line, made, asked=act == "move_start")


def _the_act(given: dict[str, Any]) -> str:
    """Return the one thing that is to be done.

    Raises:
        WrongUseError: If it is none, or more than one.
    """
    acts = [name for name in _ACTS if given[name]]
    if not acts and given["step"] and (given["weeks"] is not None or given["start"]):
        acts = ["reshape"]
    if len(acts) != 1:
        raise WrongUseError(
            "Giv én ting, der skal ske: fx --step TRIN --weeks 6, --add NAVN eller "
            "--move-start DATO. Intet er ændret."
        )
    act = acts[0]
    needs = {"drop": ("step", "reason"), "take": ("step",), "name": ("step",), "beside": ("step",),
             "to": ("step",), "package": ("step",), "goal": ("step",),
             "add": ("track", "weeks"), "item": ("day",), "reword": ("text",)}  # fmt: skip
    for name in needs.get(act, ()):
        if given[name] is None:
            option = {"day": "--date"}.get(name, f"--{name}")
            raise WrongUseError(f"Der mangler {option}. Intet er ændret.")
    return act


def _proposal(
    open_: Services, case: Casework, plan: CoursePlan, act: str, given: dict[str, Any]
) -> Proposal:
    service, start, weeks = open_.tailoring, given["start"], given["weeks"]

    def step(given_as: str = "step") -> PlacedStep:
        return step_of(plan, given[given_as])

    acts: dict[str, Callable[[], Proposal]] = {
        "move_start": lambda: service.move_start(case, plan, given["move_start"]),
        "add": lambda: service.add_step(case, plan, given["add"], given["track"], weeks, start),
        "package": lambda: _adopted(open_, case, plan, given),
        "drop": lambda: service.drop(case, plan, step(), given["reason"]),
        "take": lambda: service.take(case, plan, step()),
        "name": lambda: service.rename(case, plan, step(), given["name"]),
        "beside": lambda: service.run_beside(case, plan, step(), step("beside")),
        "to": lambda: service.put(case, plan, step(), given["to"] - 1),
        "goal": lambda: open_.own_parts.goal(plan, step(), given["goal"]),
        "reshape": lambda: service.reshape(
            case, plan, step(), weeks=weeks, day=start, follow=not given["alone"]
        ),
    }
    return acts[act]()


def _adopted(open_: Services, case: Casework, plan: CoursePlan, given: dict[str, Any]) -> Proposal:
    from vip2tui.services.packages import editions

    known = editions.finished(open_.packages)
    package = editions.to_read(open_.packages, editions.named(given["package"], known))
    wanted = fold(given["step"])
    found = [one.id for one in package.steps if wanted in (fold(one.id), fold(one.name))]
    if not found:
        steps = ", ".join(one.id for one in package.steps)
        raise NoStepError(f"Den jobpakke har ikke det trin. Vælg et af: {steps}.")
    return open_.tailoring.adopt(case, plan, package, found[0], given["start"])


def _small(
    line: Line, open_: Services, case: Casework, plan: CoursePlan, act: str, given: dict[str, Any]
) -> None:
    """Do what moves no date: an item of one's own, a proof, other words."""
    from vip2tui.domain.calendar import moved_words
    from vip2tui.services.course.own_parts import proof_words

    own, changed, note = open_.own_parts, True, ""
    name = str(given[act]).strip().lower()
    match act:
        case "item":
            name = own.add_item(
                plan, given["item"], given["day"], owner=given["owner"], every=given["every"]
            )
            words = f"Punktet {name} er skrevet på tjeklisten."
            note = moved_words(given["day"], plan.course.start)
        case "away":
            changed = own.retire_item(case, plan, name)
            words = f"Punktet {name} er taget af tjeklisten."
        case "reword":
            changed = _reword(open_, case, plan, name, given["text"])
            words = "Det er skrevet om."
        case _:
            day = (given["day"] or open_.desk.today()) if act == "proof" else None
            changed = own.set_proof(case, plan, name, day)
            words = proof_words(day, open_.desk.today())
    line.answer(
        {"id": name, "words": words, "changed": changed, "moves": [],
         "notes": [note] if note else []},
        f"{words} Gemt." if changed else NOTHING,
        f"  {note}" if note else None,
    )  # fmt: skip


def _reword(open_: Services, case: Casework, plan: CoursePlan, name: str, text: str) -> bool:
    """Give other words to an item of one's own, by its name, or to a goal."""
    from vip2tui.domain.course.tailor import OWN_AREA

    if any(one.item.id == name and one.item.area == OWN_AREA for one in plan.lines):
        return open_.own_parts.reword_item(case, plan, name, text)
    return open_.own_parts.reword_goal(case, plan, goal_of(plan, name), text)


def _ask(line: Line, made: Proposal) -> None:
    """Show every date that moves and ask once.

    Raises:
        WrongUseError: If there is nobody to ask.
        NotAgreedError: If the answer is no.
    """
    if made.is_empty:
        return
    shown = _moves(made)
    put = line.tell if line.json else line.say
    put(
        f"{count(len(shown), 'dato', 'datoer')} flytter sig:",
        *shown,
        *([f"  {made.kept_words}"] if made.kept else []),
        *(f"  {note}" for note in made.notes),
    )
    unasked = "Intet er flyttet. Giv --yes, hvis datoerne skal flyttes."
    asked = "Flyt datoerne? Skriv ja eller nej"
    if not says_yes(line, asked, unasked=unasked, words=("ja", "j")):
        raise NotAgreedError("Intet er flyttet.")


def report(line: Line, made: Proposal, *, asked: bool = False) -> None:
    """Say what was done, what moved along and what is good to know."""
    told = () if asked else (*_moves(made), *(f"  {note}" for note in made.notes))
    line.answer(
        {
            "id": made.new or next((one.record for one in made.drafts), None),
            "words": made.words,
            "changed": not made.is_empty,
            "moves": [_move(one) for one in made.shifts],
            "notes": list(made.notes),
        },
        *((NOTHING,) if made.is_empty else (f"{made.words} Gemt.", *told)),
    )


def _moves(made: Proposal) -> list[str]:
    from vip2tui.domain.course.tailor import told

    return [f"  {one}" for one in told(made.shifts)]


def _move(one: Any) -> dict[str, Any]:
    return {
        "id": one.record,
        "what": one.what,
        "kind": one.kind,
        "before": one.before.isoformat(),
        "after": one.after.isoformat(),
        "days": one.days,
        "day_off": off_day(one.laid or one.after) or None,
    }
