"""After every kind of action a backup can be made, opened, and holds just what the vault holds."""

from __future__ import annotations

import inspect
import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.domain.test_authoring import a_ready
from tests.papers.logos import png
from tests.services.conftest import MONDAY, Office
from tests.services.exchange.beginning import start_files
from tests.services.exchange.carrying import carry, fetch, note, send
from tests.services.numbers.town import lives
from tests.services.packages.office_files import as_file, words
from tests.storage.helpers import KEY, put_back
from vip2tui.base.errors import Vip2Error
from vip2tui.catalogue.catalogue import SHIPPED
from vip2tui.changes.writer import Draft, Pen, write
from vip2tui.domain.course.week import Activity
from vip2tui.domain.kinds.card_confirmation import Whose
from vip2tui.domain.kinds.measurement import NO_ANSWER, Voice
from vip2tui.domain.kinds.places import Place
from vip2tui.domain.packages.authoring import local, to_file
from vip2tui.domain.roles import Role
from vip2tui.domain.settings import LOCK_AFTER
from vip2tui.papers.kinds import AGREEMENT
from vip2tui.services.citizen.absence_writing import Mended, Told, Try
from vip2tui.services.citizen.notes import Note
from vip2tui.services.citizen.weekly import Round
from vip2tui.services.course.followups import Call
from vip2tui.services.course.pausing import Pause
from vip2tui.services.exchange import diary, opencopies
from vip2tui.services.exchange.start_files import Wish
from vip2tui.services.packages.package_text import confirmable
from vip2tui.services.progress.measuring import Form
from vip2tui.services.support.visits import Visit
from vip2tui.services.touring import Stand
from vip2tui.services.vault import upkeep
from vip2tui.services.vault.read_log import Act
from vip2tui.storage import erase, rekey, vault
from vip2tui.storage.backup import folder_of, list_backups
from vip2tui.storage.rows import CHANGES

if TYPE_CHECKING:
    from collections.abc import Callable

    from vip2tui.storage.upkeep import TinyStore


@dataclass
class World:
    """The office and a mentor who know each other, each with a vault on the disk."""

    folder: Path
    office: Office
    mentor: Office
    amina: str = ""
    """The office's citizen, who is given to the mentor."""
    turn: int = 0

    @classmethod
    def begin(cls, folder: Path) -> World:
        made = []
        for role, writer in ((Role.OFFICE, "wkontor"), (Role.MENTOR, "wmentor")):
            store: Any = vault.create_with_key(folder / writer, KEY)
            made.append(Office(role, writer, store=store))
        office, mentor = made
        office.all.devices.trust(mentor.all.devices.contact())
        mentor.all.devices.trust(office.all.devices.contact())
        world = cls(folder, office, mentor)
        world.amina = office.on_course()
        office.all.assignments.assign(office.see(world.amina), mentor.desk.me.device)
        fetch(mentor, send(office, mentor, folder))
        return world

    def one(self) -> Office:
        """Whose turn it is."""
        self.turn += 1
        return (self.office, self.mentor)[self.turn % 2]

    def open_item(self, one: Office) -> Any:
        lines = one.plan(self.amina).lines
        name = next(
            line.item.id
            for line in lines
            if line.current.is_open and one.all.checklist.may(line.current)
        )
        return one.all.checklist.find(one.plan(self.amina), name)

    def step(self, one: Office, at: int = 1) -> Any:
        return one.plan(self.amina).steps[at]


VERBS: dict[str, Callable[[World], object]] = {}


def verb(*names: str) -> Callable[[Callable[[World], object]], Callable[[World], object]]:
    def keep(play: Callable[[World], object]) -> Callable[[World], object]:
        VERBS.update(dict.fromkeys(names, play))
        return play

    return keep


# ---- citizens, notes, drafts


@verb("logo.take", "logo.remove")
def _(w: World) -> object:
    if w.office.all.logo.of() is not None:
        return w.office.all.logo.remove()
    file = w.folder / f"logo-{w.turn}.png"
    file.write_bytes(png())
    return w.office.all.logo.take(file)


@verb("signing.sign")
def _(w: World) -> object:
    one = w.office
    seen = one.see(w.amina)
    if not one.all.grants.of(seen):
        one.all.grants.add(seen, one.plan(w.amina), {"start": MONDAY.isoformat(), "weekly": 120})
        seen = one.see(w.amina)
    return one.all.signing.sign(AGREEMENT, seen, f"Amina og {w.turn}")


@verb("citizens.add")
def _(w: World) -> object:
    return w.one().citizen(f"Person {w.turn}", phone="12345678")


@verb("citizens.change")
def _(w: World) -> object:
    one = w.one()
    return one.all.citizens.change(one.see(w.amina), phone=f"{10_000_000 + w.turn}")


@verb("calls.add")
def _(w: World) -> object:
    w.turn += 1
    return w.office.all.calls.add(w.office.see(w.amina), f"Talt med mentoren ({w.turn})")


@verb("away.add")
def _(w: World) -> object:
    w.turn += 1
    first = MONDAY + timedelta(days=w.turn % 60)
    return w.mentor.all.away.add(w.mentor.all.away.foresee(first, first + timedelta(days=6)))


@verb("citizens.set_cpr")
def _(w: World) -> object:
    return w.office.all.citizens.set_cpr(w.office.see(w.amina), "010190-1234")


@verb("citizens.put_away", "citizens.bring_back")
def _(w: World) -> object:
    one = w.one()
    new = one.citizen(f"Person {w.turn}")
    one.all.citizens.put_away(one.see(new))
    return w.turn % 3 and one.all.citizens.bring_back(new)


@verb("joining.join", "joining.part")
def _(w: World) -> object:
    one = w.one()
    first, second = one.citizen(f"Person {w.turn}"), one.citizen(f"Person {w.turn}")
    joining = one.all.joining
    joining.join(joining.look(first, second))
    return joining.part(joining.parting(first, second))


@verb("numbers.leaving")
def _(w: World) -> object:
    lives(w.office.desk, 12, date(2025, 8, 4))
    return w.office.all.numbers.leaving()


@verb("notes.add")
def _(w: World) -> object:
    one, place = w.one(), (Place.SHARED, Place.PRIVATE)[w.turn % 2]
    return one.all.notes.add(one.see(w.amina), Note("note", "x [/] y", minutes=30, place=place))


@verb("notes.settle")
def _(w: World) -> object:
    one = w.one()
    agreed = Note("note", "Vi aftalte noget", next="Køre selv", next_date=one.desk.today())
    made = one.all.notes.add(one.see(w.amina), agreed)
    return one.all.notes.settle(one.see(w.amina), made)


@verb("absences.add", "absences.contact", "absences.edit")
def _(w: World) -> object:
    one = w.one()
    made = one.all.absences.add(one.see(w.amina), Told("udeblevet", one.desk.today()))
    one.all.absences.edit(one.see(w.amina), made, Mended(reason="transport"))
    w.office.all.absences.add(w.office.see(w.amina), Told("barns_sygdom", told_by="borger"))
    return one.all.absences.contact(one.see(w.amina), Try("naaet", agreed=f"Kl. 9 [{w.turn}]"))


@verb("measuring.add", "measuring.correct")
def _(w: World) -> object:
    form = Form(Voice.CONSULTANT, {"p01": 3, "p02": NO_ANSWER})
    made = w.office.all.measuring.add(w.office.see(w.amina), w.office.plan(w.amina), form)
    seen = w.office.see(w.amina)
    return w.office.all.measuring.correct(seen, made, {"p01": 4}, "talt om igen")


@verb("measuring.add_at_work")
def _(w: World) -> object:
    one, seen = w.mentor, w.mentor.see(w.amina)
    plan = one.plan(w.amina)
    return one.all.measuring.add_at_work(seen, plan, {"w01": 4}, small_step="spurgte selv")


@verb("measuring.postpone")
def _(w: World) -> object:
    one = w.mentor
    one.clock.turn(days=70)  # four weeks at work: one is asked for
    later = one.desk.today() + timedelta(days=9)
    return one.all.measuring.postpone(one.see(w.amina), one.plan(w.amina), later, "ferie")


@verb("putting_off.put_off", "putting_off.take_back")
def _(w: World) -> object:
    one, w.turn = w.mentor, w.turn + 1
    service, citizen = one.all.putting_off, one.citizen(f"Udskudt {w.turn}")
    every = [line.waiting for lines in one.all.today.read() for line in lines]
    waiting = next(each for each in every if each.citizen == citizen)
    day = one.desk.today() + timedelta(days=9)
    service.put_off(one.see(citizen), waiting, day, "travlt")
    assert list(one.all.today.read()) is not None
    later = next(each for each in one.all.today.later() if each.citizen == citizen)
    return service.take_back(one.see(citizen), later)


@verb("training.put_away", "tour.keep")
def _(w: World) -> object:
    one = w.one()
    one.all.training.put_away("idag")
    one.all.tour.move(Stand(w.amina, w.turn % 6, is_on=True))
    return one.all.tour.keep()


@verb("notes.correct")
def _(w: World) -> object:
    one = w.one()
    made = note(one, w.amina, "skrevet forkert")
    return one.all.notes.correct(one.see(w.amina), made, reason="slåfejl", text="rettet")


@verb("weekly.save")
def _(w: World) -> object:
    answers = Round(days_present=4, days_planned=5, minutes=60, good="godt", next="ring")
    return w.mentor.all.weekly.save(w.mentor.see(w.amina), answers)


@verb("drafts.keep", "drafts.drop")
def _(w: World) -> object:
    """Begin a note and finish it: the table's only row comes and goes."""
    one = w.one()
    one.all.drafts.keep(f"note:{w.amina}", {"text": "begyndt"})
    note(one, w.amina, "begyndt og færdig")
    return one.all.drafts.drop(f"note:{w.amina}")


@verb("drafts.add", "drafts.take_up")
def _(w: World) -> object:
    drafts = w.one().all.drafts
    drafts.add("round", {"good": "første"})
    drafts.add("round", {"good": "anden"})
    drafts.drop("round")
    return drafts.take_up("round")


@verb("redacting.redact")
def _(w: World) -> object:
    one, made = w.office, note(w.office, w.amina, "Kaldes Bente på 12 34 56 78")
    return one.all.redacting.redact(one.all.redacting.texts(made), "det skulle ikke stå der")


# ---- the course


@verb("courses.start", "closing.close", "closing.correct", "closing.reopen", "followups.add")
def _(w: World) -> object:
    one, new = w.office, w.office.on_course(f"Person {w.turn}")
    closing = one.all.closing
    closing.close(one.see(new), one.plan(new), "afbrudt", {"reason": "flyttede"})
    closing.correct(one.see(new), one.plan(new), "job_timer", {"weekly": 300})
    one.all.followups.add(one.see(new), one.plan(new), Call("ja", worry="vagter"))
    return w.turn % 2 and closing.reopen(one.see(new), one.plan(new), "en fejl")


@verb("grants.add", "grants.change", "grants.extend", "hours.lock", "hours.confirm", "visits.add")
def _(w: World) -> object:
    one, new = w.office, w.office.on_course(f"Person {w.turn}")
    month, every = "2026-04", one.all
    every.grants.add(one.see(new), one.plan(new), {"start": "2026-04-01", "weekly": 60 + w.turn})
    every.notes.add(one.see(new), Note("mentormoede", "Vi øvede", date(2026, 4, 20), 60))
    grant = every.grants.find(one.see(new))
    every.grants.change(one.see(new), grant, {"purpose": "Holde fast", "reason": "Ingen anden kan"})
    grant = every.grants.find(one.see(new))
    every.grants.extend(one.see(new), grant, {"assessment": "Stadig svært"})
    every.hours.lock(one.see(new), month)
    every.hours.confirm(one.see(new), month, "skaerm")
    return every.visits.add(one.see(new), one.plan(new), Visit("ja", {"seen": "Planen"}))


@verb("courses.set_step")
def _(w: World) -> object:
    return w.office.all.courses.set_step(w.office.see(w.amina), w.step(w.office, 0), "i_gang")


@verb("courses.set_goal")
def _(w: World) -> object:
    one, plan = w.office, w.office.plan(w.amina)
    goal = next(goal for step in plan.steps for goal in step.goals)
    return one.all.courses.set_goal(one.see(w.amina), plan, goal.record, "naaet", day=MONDAY)


@verb("checklist.tick", "checklist.untick")
def _(w: World) -> object:
    one = w.one()
    item = w.open_item(one)
    one.all.checklist.tick(one.see(w.amina), one.plan(w.amina), item)
    seen, plan = one.see(w.amina), one.plan(w.amina)
    ticked = one.all.checklist.find(plan, item.name if "@" in item.name else item.item.id)
    return w.turn % 3 and one.all.checklist.untick(seen, plan, ticked, "forkert")


@verb("checklist.not_relevant")
def _(w: World) -> object:
    one = w.one()
    item = w.open_item(one)
    return one.all.checklist.not_relevant(one.see(w.amina), one.plan(w.amina), item, "ingen truck")


@verb("checklist.begun")
def _(w: World) -> object:
    one = w.mentor  # the office has no items of its own to be asked about
    return one.all.checklist.begun(one.see(w.amina), one.plan(w.amina), is_done=bool(w.turn % 2))


@verb("checklist.put_off")
def _(w: World) -> object:
    one, until = w.one(), MONDAY + timedelta(30)
    return one.all.checklist.put_off(one.see(w.amina), one.plan(w.amina), w.open_item(one), until)


@verb("card.mark")
def _(w: World) -> object:
    one = w.one()
    seen = one.see(w.amina)
    return one.all.card.mark(seen, one.all.card.read(seen, one.plan(w.amina))[0], 2)


@verb("whole_card.write", "whole_card.confirm", "whole_card.take_off")
def _(w: World) -> object:
    one = w.one()
    card = one.all.whole_card
    card.write(one.see(w.amina), "almene", f"Kan {w.turn}")
    card.confirm(one.see(w.amina), Whose.WORKPLACE, "Lise")
    return card.take_off(one.see(w.amina), card.read(one.see(w.amina)).said.lines[0])


@verb("whole_card.take")
def _(w: World) -> object:
    one = w.one()
    seen = one.see(w.amina)
    line = one.all.card.read(seen, one.plan(w.amina))[1]
    one.all.card.mark(seen, line, 2 + w.turn % 3)
    seen = one.see(w.amina)
    return one.all.whole_card.take(seen, one.all.whole_card.draft(seen, line.competence))


@verb("card_beside.assess", "card_beside.educate", "card_beside.put_away")
def _(w: World) -> object:
    one = w.one()
    beside = one.all.card_beside
    beside.assess(one.see(w.amina), one.plan(w.amina), text=f"Stabil {w.turn}", by="Lise")
    made = beside.educate(one.see(w.amina), None, name="Kok")
    return beside.put_away(one.see(w.amina), beside.education(one.see(w.amina), made))


@verb("own_parts.add_goal", "own_parts.reword_goal")
def _(w: World) -> object:
    one = w.office
    made = one.all.own_parts.add_goal(one.plan(w.amina), w.step(one), "Hilser på alle")
    plan = one.plan(w.amina)
    goal = next(goal for step in plan.steps for goal in step.goals if goal.record == made)
    return one.all.own_parts.reword_goal(one.see(w.amina), plan, goal, "Hilser på de fleste")


@verb("own_parts.add_item", "own_parts.reword_item", "own_parts.retire_item")
def _(w: World) -> object:
    one, own = w.office, w.office.all.own_parts
    own.add_item(one.plan(w.amina), "Nøglen er udleveret", MONDAY)
    name = next(one.item.id for one in one.plan(w.amina).lines if "Nøglen" in one.item.text)
    own.reword_item(one.see(w.amina), one.plan(w.amina), name, "Nøglen er hentet")
    return own.retire_item(one.see(w.amina), one.plan(w.amina), name)


@verb("own_parts.set_proof")
def _(w: World) -> object:
    one, new = w.office, w.office.citizen(f"Person {w.turn}")
    one.start(new, package="lager-transport")
    return one.all.own_parts.set_proof(one.see(new), one.plan(new), "truck-b", MONDAY)


@verb("pausing.pause", "pausing.resume")
def _(w: World) -> object:
    one, step = w.office, w.step(w.office)
    seen, plan = one.see(w.amina), one.plan(w.amina)
    pause = Pause("ferie", MONDAY, MONDAY + timedelta(14))
    one.all.tailoring.do(one.all.pausing.pause(seen, plan, [step], pause))
    seen, plan = one.see(w.amina), one.plan(w.amina)
    return one.all.tailoring.do(
        one.all.pausing.resume(seen, plan, [w.step(one)], MONDAY + timedelta(7))
    )


@verb("tailoring.do")
def _(w: World) -> object:
    tailoring, one = w.office.all.tailoring, w.office
    seen, plan, step = one.see(w.amina), one.plan(w.amina), w.step(one)
    ways = (
        lambda: tailoring.rename(seen, plan, step, f"Praktik {w.turn}"),
        lambda: tailoring.stretch(seen, plan, step, step.weeks + 1),
        lambda: tailoring.drop(seen, plan, step, "ikke brug for det"),
        lambda: tailoring.put(seen, plan, step, 0),
        lambda: tailoring.move_start(seen, plan, MONDAY + timedelta(7)),
        lambda: tailoring.add_step(seen, plan, "Ekstra", "praktik", 3),
    )
    w.turn += 1
    return tailoring.do(ways[w.turn % len(ways)]())


@verb("weekplan.set_row")
def _(w: World) -> object:
    one = w.office
    return one.all.weekplan.set_row(
        one.see(w.amina), one.plan(w.amina), Activity.PRACTICE, f"man 9-1{w.turn % 5}"
    )


@verb("weekplan.set_target")
def _(w: World) -> object:
    one = w.office
    return one.all.weekplan.set_target(one.see(w.amina), one.plan(w.amina), 60 * (w.turn % 9 + 1))


# ---- packages and the office's own data


@verb("packages.begin", "packages.save")
def _(w: World) -> object:
    own, name = w.office.all.packages, f"Gartner {w.turn}"
    w.turn += 1
    draft = own.begin(name)
    own.save(draft.evolve(tasks=(local("Klippe hække"),)))
    own.steps(draft.id, draft.version).undo()
    own.steps(draft.id, draft.version).redo()
    w.office.all.packages.drafts.put_away(draft.id, draft.version)
    return w.turn % 2 and w.office.all.packages.drafts.bring_back(
        next(iter(w.office.all.packages.drafts.away()))
    )


@verb("packages.finish", "packages.revise")
def _(w: World) -> object:
    own = w.office.all.packages
    with suppress(Vip2Error):
        own.finish(a_ready())
    return own.revise("gartner")


@verb("packages.take")
def _(w: World) -> object:
    file = SHIPPED.package("butik").evolve(version=f"1.{w.turn + 1}")
    w.turn += 1
    one = w.mentor.all.packages
    return one.take(one.preview(to_file(file)))


@verb("workplaces.add", "workplaces.change", "workplaces.put")
def _(w: World) -> object:
    one = w.one()
    service = one.all.workplaces
    new = service.add(name=f"Bageri {w.turn}", phone="12345678")
    service.change(service.find(new), contact="Bo")
    return service.put(one.see(w.amina), one.plan(w.amina), service.find(new))


@verb("office_data.take", "office_data.take_back")
def _(w: World) -> object:
    one = w.one().all.office_data
    w.turn += 1
    made = one.take(one.preview(as_file(words(version=f"1.{w.turn}")), "ord.json"))
    return one.take_back(made.id)


@verb("local.confirm", "local.unconfirm", "local.set_market", "local.drop_market", "local.hand_on")
def _(w: World) -> object:
    w.turn += 1
    ours, package = w.office.all.local, w.office.desk.catalogue.package("kabel-ledning")
    parts = confirmable(w.office.desk.catalogue, package)["text:advarsler:1"].parts
    ours.confirm(package, parts)
    ours.set_market(package.id, f"Kabelfolk {w.turn}", "3", w.office.desk.today())
    if edition := ours.edition():
        ours.hand_on(edition.id)
    ours.drop_market(package.id)
    return w.turn % 2 and ours.unconfirm(package, parts)


# ---- files between the two


@verb("replies.write", "replies.see")
def reply(w: World) -> object:
    """Answer what a mentor wrote; the mentor has seen it."""
    made = w.office.all.replies.write(w.office.see(w.amina), f"bestilt {w.turn}")
    fetch(w.mentor, send(w.office, w.mentor, w.folder))
    return w.mentor.all.replies.see(w.mentor.see(w.amina), made)


@verb("sending.send", "fetching.fetch")
def _(w: World) -> object:
    one = w.one()
    other = w.mentor if one is w.office else w.office
    note(one, w.amina, f"sendt {w.turn}")
    return fetch(other, send(one, other, w.folder))


@verb("fetching.take_in")
def _(w: World) -> object:
    """Take a file in, take it out again, and let it in again."""
    one = w.one()
    other = w.mentor if one is w.office else w.office
    note(one, w.amina, f"sendt {w.turn}")
    other.all.fetching.take_in(other.all.fetching.look(send(one, other, w.folder)))
    other.all.history.undo()
    return w.turn % 3 and other.all.history.redo()


@verb("fetching.rehearse", "sharing.keys")
def _(w: World) -> object:
    note(w.mentor, w.amina, f"sendt {w.turn}")
    w.office.all.fetching.rehearse([send(w.mentor, w.office, w.folder)])
    return w.office.all.sharing.keys()


@verb("history.undo")
def _(w: World) -> object:
    return w.one().all.history.undo()


@verb("history.undo_file")
def _(w: World) -> object:
    note(w.office, w.amina, f"sendt {w.turn}")
    file = send(w.office, w.mentor, w.folder)
    fetch(w.mentor, file)
    return w.mentor.all.history.undo_file(file.name)


@verb("going_back.go")
def _(w: World) -> object:
    one = w.one()
    then = one.clock.now.replace(tzinfo=None)
    for each in (w.office, w.mentor):
        each.clock.turn(minutes=5)
    note(one, w.amina, f"siden {w.turn}")
    return one.all.going_back.go(one.all.going_back.look(then))


@verb("history.redo")
def _(w: World) -> object:
    history = w.one().all.history
    history.undo()
    return history.redo()


@verb("settings.set", "settings.reset", "settings.undo", "settings.redo")
def _(w: World) -> object:
    settings = w.one().all.settings
    settings.set(LOCK_AFTER, "7")
    settings.reset(LOCK_AFTER)
    settings.undo()
    return settings.redo()


@verb("assignments.assign", "assignments.withdraw")
def _(w: World) -> object:
    new, device = w.office.citizen(f"Person {w.turn}"), w.mentor.desk.me.device
    w.office.all.assignments.assign(w.office.see(new), device)
    return w.office.all.assignments.withdraw(w.office.see(new), device)


@verb("handing.hand_over", "handing.finish")
def _(w: World) -> object:
    w.turn += 1
    office, other = w.office, Office(Role.MENTOR, f"wny{w.turn}")
    office.all.devices.trust(other.all.devices.contact())
    other.all.devices.trust(office.all.devices.contact())
    new = office.citizen(f"Videre {w.turn}")
    office.all.assignments.assign(office.see(new), w.mentor.desk.me.device)
    office.all.handing.hand_over(office.see(new), other.desk.me.device)
    carry(office, other, w.folder)
    carry(other, office, w.folder)
    return office.all.handing.finish(office.see(new))


@verb("handing.ask", "handing.stay")
def _(w: World) -> object:
    w.turn += 1
    asked = w.mentor.all.handing.ask(w.mentor.see(w.amina), f"Bo {w.turn}")
    carry(w.mentor, w.office, w.folder)
    w.office.all.handing.stay(w.office.see(w.amina))
    return asked


@verb("belonging.say")
def _(w: World) -> object:
    return w.office.all.belonging.say(w.office.see(w.amina), w.office.desk.me.device)


@verb("devices.trust", "devices.revoke")
def _(w: World) -> object:
    lost = Office(Role.MENTOR, f"wtabt{w.turn}")
    w.turn += 1
    w.office.all.devices.trust(lost.all.devices.contact())
    return w.office.all.devices.revoke(lost.desk.me.device)


@verb("devices.write_contact")
def _(w: World) -> object:
    w.turn += 1
    return w.one().all.devices.write_contact(w.folder / f"kontakt-{w.turn}")


@verb("start_files.make", "start_files.withdraw")
def _(w: World) -> object:
    w.turn += 1
    files = start_files(w.office)
    one = files.make(Wish(f"Laptop {w.turn}", citizens=[w.office.see(w.amina)]), w.folder)
    return files.withdraw(one.kept.device)


@verb("fetching.take_first")
def _(w: World) -> object:
    data = send(w.office, w.mentor, w.folder).read_bytes()
    return w.mentor.all.fetching.take_first("startfil", data, w.mentor.all.sharing.keys())


@verb("found.look", "found.let_in")
def _(w: World) -> object:
    w.office.all.devices.revoke(w.mentor.desk.me.device)
    note(w.mentor, w.amina, f"fundet {w.turn}")
    file = send(w.mentor, w.office, w.folder)
    w.office.all.fetching.take_in(w.office.all.found.look(file))
    return w.office.all.found.let_in(w.mentor.desk.me.device)


@verb("erasing.ask", "erasing.agree", "lying.delete_all")
def _(w: World) -> object:
    w.turn += 1
    store: Any = vault.create_with_key(w.folder / f"wnr{w.turn}", KEY)
    second = Office(Role.OFFICE, f"wnr{w.turn}", store=store)
    second.all.devices.trust(w.office.all.devices.contact())
    w.office.all.devices.trust(second.all.devices.contact())
    new = w.office.citizen(f"Person {w.turn}")
    paper = w.folder / f"plan-{w.turn}.pdf"
    paper.write_bytes(b"plan")
    w.office.all.lying.remember(paper, "Plan på én side", [new])
    fetch(w.office, send(second, w.office, w.folder))
    fetch(second, send(w.office, second, w.folder))
    made = w.office.all.erasing.ask(new, "frist", "gdpr_5_1_e")
    fetch(second, send(w.office, second, w.folder))
    second.all.erasing.agree(second.all.erasing.find(made.id))
    w.office.all.fetching.fetch([send(second, w.office, w.folder)], lambda _: True)
    assert not paper.exists()
    return second.store.close()


@verb("devices.roster")
def _(w: World) -> object:
    return w.office.all.devices.roster(w.mentor.all.devices.contact(), ())


@verb("doubts.decide")
def _(w: World) -> object:
    desk = w.mentor.desk
    new = w.mentor.citizen(f"Person {w.turn}")
    for n in range(2):
        draft = Draft(new, new, "citizen", {"phone": f"1234567{n}"})
        pen, at = Pen(f"other{n}", "En anden"), "2026-05-03T10:00:00+02:00"
        desk.act([], received=write([draft], desk.state, pen=pen, action=f"a{n}", at=at))
    doubt = w.mentor.all.doubts.of(new)[0]
    return w.mentor.all.doubts.decide(doubt, doubt.doubt.heads[0].id)


@verb("diary.remember_place")
def _(w: World) -> object:
    return diary.remember_place(w.one().desk, f"/media/usb{w.turn}")


@verb("opencopies.write")
def _(w: World) -> object:
    w.turn += 1
    return opencopies.write(w.one().desk, opencopies.target(w.folder / f"kopi-{w.turn}.json"))


@verb("lying.remember", "lying.every", "lying.forget", "lying.delete")
def _(w: World) -> object:
    lying = w.one().all.lying
    w.turn += 1
    lying.remember(w.folder / f"plan-{w.turn}.pdf", "Plan på én side")
    lying.remember(w.folder / "ude" / f"plan-{w.turn}.pdf", "Plan på én side")
    left = lying.every()
    if len(left) > 2:
        lying.delete(left[0])
        lying.forget(left[1])
    return left


# ---- the vault itself


@verb("reads.keep")
def _(w: World) -> object:
    one = w.one()
    one.clock.turn(hours=1)
    one.all.reads.note(Act.OPENED, w.amina)
    return one.all.reads.keep()


@verb("upkeep.tidy")
def _(w: World) -> object:
    return stored(w.one()).compact()


@verb("letting_go.let_go")
def _(w: World) -> object:
    """A citizen who is made, given, taken back and told of on both sides, and then let go."""
    device = w.mentor.desk.me.device
    new = w.office.citizen(f"Person {w.turn}")
    w.office.all.assignments.assign(w.office.see(new), device)
    fetch(w.mentor, send(w.office, w.mentor, w.folder))
    w.office.all.assignments.withdraw(w.office.see(new), device)
    for sender, to in ((w.office, w.mentor), (w.mentor, w.office), (w.office, w.mentor)):
        fetch(to, send(sender, to, w.folder))
    w.mentor.clock.turn(days=200)
    going = w.mentor.all.letting_go
    every = [going.about(w.mentor.see(new))]
    left = going.let_go(every, sum(one.things for one in every))
    w.mentor.clock.turn(days=-200)
    return left


@verb("erase.erase")
def _(w: World) -> object:
    one = w.one()
    gone = one.citizen(f"Person {w.turn}")
    one.all.reads.note(Act.OPENED, gone, w.amina)
    one.all.reads.keep()
    erase.erase(stored(one).journal, gone)
    return one.desk.forget(gone)


@verb("upkeep.change_passphrase")
def _(w: World) -> object:
    journal = stored(w.one()).journal
    return rekey.seal_anew(journal, bytes([w.turn % 250] * 32), (), folder_of(journal.home))


def writes(kind: type, name: str) -> bool:
    """Whether a method stores something, itself or by a private one of its class."""
    source = inspect.getsource(getattr(kind, name))
    inner = {found for found in re.findall(r"self\.(_\w+)\(", source) if found in vars(kind)}
    direct = re.search(r"\b_?(act|commit)\(", source) is not None
    return direct or any(writes(kind, one) for one in inner - {name})


def stored(one: Office) -> TinyStore:
    return one.store  # type: ignore[return-value]


def contents(store: TinyStore) -> dict[str, Any]:
    """Everything a store says through its port, so that no comparison of ours is trusted."""
    tables = {name for name, rows in store.journal.rows.tables.items() if rows} - {CHANGES}
    return {
        "cases": {case: [c.line for c in store.changes(case)] for case in sorted(store.cases())},
        "rows": {name: list(store.rows(name).items()) for name in sorted(tables)},
        "sequence": store.sequence,
        "next": {name: store.db.table(name).next_number() for name in sorted(tables)},
    }


def backed_up(one: Office, at: Path) -> None:
    """Make a backup, put it in another place, and compare what both say; and verify agrees."""
    store = stored(one)
    made = upkeep.make_backup(one.desk)
    again = put_back(at, made.path, store.journal.key)
    try:
        assert contents(again) == contents(store)
    finally:
        again.close()
    checked = upkeep.check(one.desk)
    assert checked.ok, checked.problem


def play(world: World, name: str) -> None:
    """Do it, as far as what was done before allows it."""
    was = [stored(one).journal.revision for one in (world.office, world.mentor)]
    with suppress(Vip2Error):
        VERBS[name](world)
    for one, before in zip((world.office, world.mentor), was, strict=True):
        if stored(one).journal.revision != before or name.startswith(("upkeep", "erase")):
            world.turn += 1
            backed_up(one, world.folder / f"back-{world.turn}")


def test_every_verb_of_every_service_is_played() -> None:
    services = Office(Role.MENTOR, "w").all
    missing = []
    for field, service in vars(services).items():
        kind = type(service)
        methods = [name for name, one in vars(kind).items() if inspect.isfunction(one)]
        public = [name for name in methods if not name.startswith("_")]
        if field != "desk":
            missing += [f"{field}.{name}" for name in public if writes(kind, name)]
    assert len(missing) > 40
    assert sorted(set(missing) - set(VERBS)) == [], "play each of these in VERBS"


@pytest.mark.parametrize("name", sorted(VERBS))
def test_every_verb_does_something_and_is_backed_up(name: str, tmp_path: Path) -> None:
    world = World.begin(tmp_path)
    VERBS[name](world)  # nothing is suppressed here: each can be done on its own
    for one in (world.office, world.mentor):
        backed_up(one, tmp_path / f"back-{one.writer}")


@given(st.lists(st.sampled_from(sorted(VERBS)), min_size=2, max_size=9))
@settings(max_examples=30, suppress_health_check=list(HealthCheck))
def test_after_any_row_of_actions_a_backup_holds_what_the_vault_holds(names: list[str]) -> None:
    with TemporaryDirectory() as folder:
        world = World.begin(Path(folder))
        for name in names:
            play(world, name)
        for one in (world.office, world.mentor):
            made = len(list_backups(folder_of(stored(one).journal.home)))
            one.store.close()
            again: Any = vault.open_with_key(stored(one).journal.home, stored(one).journal.key)
            assert contents(again) == contents(stored(one))
            assert len(list_backups(folder_of(stored(one).journal.home))) == made
            again.close()
