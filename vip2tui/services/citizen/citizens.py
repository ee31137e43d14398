"""Citizens: add with only a name, find, list with what is next, and what is missing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from vip2tui.base.safe import typed_line
from vip2tui.changes.change import Json
from vip2tui.changes.doubts import questions
from vip2tui.changes.writer import Draft
from vip2tui.domain.course.pace import Standing
from vip2tui.domain.course.tovholder import FIELD, ONE_NAME, is_one_name
from vip2tui.domain.course.upcoming import Waiting, next_step
from vip2tui.domain.ids import derived_id
from vip2tui.domain.kinds.citizen import NAMELESS, Citizen
from vip2tui.domain.kinds.identity import Identity
from vip2tui.domain.kinds.places import Place, case_at
from vip2tui.domain.people import Person
from vip2tui.domain.plausible import of_number
from vip2tui.domain.roles import Role
from vip2tui.exchange.authority import OFFICE
from vip2tui.services.citizen.casework import CPR, Casework, casework, is_citizen
from vip2tui.services.citizen.people import Alike, People
from vip2tui.services.course.followups import is_followed
from vip2tui.services.course.pacing import standing_of, waiting_about
from vip2tui.services.desk import Desk, NotFoundError, RefusedError
from vip2tui.services.exchange.belonging import OfficeNeededError
from vip2tui.services.finding import Finder
from vip2tui.services.records import edit, edit_seen, same
from vip2tui.services.records import new as draft_of
from vip2tui.services.typed import required
from vip2tui.text.cpr import Cpr, Remark, Weight, masked, parse_cpr
from vip2tui.text.danish import finding, search_key, sort_key

FIELDS = ("name", "case_key", "phone", "language", "tovholder", "tovholder_phone", "mentor")
"""What a person can write about a citizen; all but the name may be missing."""
_NOT_ASKED = {Role.MENTOR: ("mentor", "case_key")}
"""What is not missing to a role: a mentor knows who the mentor is, and no number of the office's.
Both can be written all the same."""
_WRITABLE = frozenset({*FIELDS, "interpreter"})


@dataclass(frozen=True)
class CitizenRow:
    """One citizen in the case load."""

    id: str
    name: str
    package: str | None
    next: Waiting | None
    standing: Standing | None
    """How the course that runs stands; none once it is closed."""
    last_contact: date | None
    doubts: int
    practice: bool
    phone: str | None = None
    case_key: str | None = None
    apart: str = ""
    """What tells this one from the others of the same name; empty if there is none."""

    is_followed: bool = False
    """Whether somebody calls and asks if the job lasts («i opfølgning»)."""

    @property
    def is_closed(self) -> bool:
        """Whether there was a course, none runs, and nobody calls any more."""
        return self.package is not None and self.standing is None and not self.is_followed

    @cached_property
    def key(self) -> str:
        """What the list is narrowed by."""
        said = (self.name, self.package, self.case_key, self.phone, self.apart)
        return search_key("\n".join(one for one in said if one))


class CitizenService:
    """What a person can do to citizens."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.people = People(desk)
        finder = Finder(desk, self.people)
        self.find, self.find_case = finder.citizen, finder.case

    def add(
        self, name: str, *, practice: bool = False, office: str | None = None, **values: Json
    ) -> str:
        """Add a citizen and return the id. Only the name is needed.

        Args:
            name: The name.
            practice: An øvelsesborger: visibly fictional, and never sent.
            office: Whose citizen it is, where this computer works with several authorities.
            values: What else is known.

        Raises:
            OfficeNeededError: If there are several and none was said.
            RefusedError: If the name is empty, or two are named as tovholder.
            TooLongError: If a text is too long.
        """
        clean = required(name, "Skriv et navn. Kun navnet er nødvendigt; resten kan vente.")
        new = self._desk.new_id()
        fields: dict[str, Json] = {"name": clean, "created": self._desk.today().isoformat()}
        fields |= _cleaned(values)
        if practice:
            fields["practice"] = True
        elif self._desk.me.role is not Role.OFFICE:
            fields |= self._office(office)
        self._desk.act([draft_of(new, new, Citizen.KIND, fields)])
        return new

    def alike(self, name: str, **values: Json) -> list[Alike]:
        """Return who here may be the person somebody is about to add, the most alike first."""
        said = {key: str(value) for key, value in _cleaned(values).items() if value}
        person = Person("", typed_line(name), said.get("phone"), said.get("case_key"))
        return self.people.alike(person)

    def _office(self, said: str | None) -> dict[str, Json]:
        """Return whose a new citizen is: asked for only where it can be one of several."""
        known = self._desk.others.offices()
        if said is None and len(known) > 1:
            raise OfficeNeededError(known)
        office = said or next(iter(known), None)
        return {OFFICE: office} if office else {}

    def change(self, seen: Casework, **values: Json) -> bool:
        """Set what differs from what the person saw; return whether anything did.

        A form gives all its fields: one that says what was shown is not touched, though what was
        shown may be one side of a doubt, or nothing where a value cannot be read.

        Raises:
            RefusedError: If the name is emptied, two are named as tovholder or a value is
                impossible; nothing is written.
        """
        citizen = seen.citizen
        clean = {
            key: value
            for key, value in _cleaned(values).items()
            if not same(value, getattr(citizen, key) or None)
        }
        if "name" in clean and not clean["name"]:
            raise RefusedError("Et navn kan ikke være tomt. Det gamle navn står endnu.")
        of: dict[str, dict[str, Json]] = {}
        for key, value in clean.items():
            of.setdefault(seen.owner(key), {})[key] = value
        drafts = [edit_seen(seen, one, one, Citizen.KIND, said) for one, said in of.items()]
        return bool(self._desk.act(drafts))

    def set_cpr(self, seen: Casework, typed: str) -> tuple[Remark, ...]:
        """Keep a CPR number where only professionals see it; return what to tell about it.

        A number that fails modulus 11 is as good as any: many people born 1 January have one.
        Nothing typed means «intet CPR endnu».

        Raises:
            RefusedError: On a mentor's device, which has no field for it, or if nobody can have it.
            CprNotUnderstoodError: If it has no real date or not ten digits.
        """
        if self._desk.me.role is Role.MENTOR:
            raise RefusedError("En mentors computer har intet CPR-nummer. Brug sagsnummeret.")
        cpr = parse_cpr(typed) if typed.strip() else None
        told = of_number(cpr, self._desk.today()) if cpr else ()
        for remark in told:
            if remark.weight is Weight.WRONG:
                raise RefusedError(f"Nummeret er ikke gemt: {remark.text}.")
        citizen = seen.owner(CPR)
        case, record = case_at(citizen, Place.PROFESSIONAL), derived_id(citizen, Identity.KIND)
        said, of = {"cpr": cpr.number if cpr else None}, {"citizen": citizen}
        self._desk.act([edit_seen(seen, case, record, Identity.KIND, said, fixed=of)])
        return (*told, *self._others_with(citizen, cpr))

    def _others_with(self, citizen: str, cpr: Cpr | None) -> list[Remark]:
        """Return a remark for each other citizen who may be the same by the number."""
        person = self.people.person(citizen) if cpr else None
        return [
            Remark(Weight.WARNING, f"måske den samme: {one.called}, {one.why}")
            for one in (self.people.alike(person) if person else [])
            if cpr is not None and one.person.number == cpr
        ]

    def masked_cpr(self, case: Casework) -> str:
        """Return the CPR number as it is shown: ``670180-••••``; empty if there is none."""
        return masked(case.identity.cpr if case.identity else None)

    def ids(self) -> Iterator[str]:
        """Return the citizens here, cheapest first: no fact is read for it."""
        every = self._desk.persons.each()
        return (case for case in every if is_citizen(self._desk.state(case), case))

    def get(self, citizen_id: str) -> Casework:
        """Return one citizen with everything.

        Raises:
            NotFoundError: If the citizen is not on this computer.
        """
        found = casework(self._desk, citizen_id)
        if found is None and citizen_id in self._desk.state(citizen_id).deleted:
            raise NotFoundError("Borgeren er lagt væk. Alt er gemt og kan hentes frem igen.")
        if found is None:
            raise NotFoundError("Borgeren er ikke på denne computer.")
        return found

    def rows(self) -> Iterator[CitizenRow]:
        """Return the case load one by one, unsorted, so a screen can draw while it is read."""
        return map(self.row, self._desk.turns.each(self.ids()))

    def row(self, citizen_id: str) -> CitizenRow:
        """Return one line of the case load."""
        case = self.get(citizen_id)
        plan = case.course
        return CitizenRow(
            citizen_id,
            case.citizen.name,
            plan.name if plan else None,
            next_step(waiting_about(self._desk, case)),
            standing_of(self._desk, plan) if plan else None,
            max((one.day for one in case.entries if one.day <= self._desk.today()), default=None),
            sum(len(questions(state)) for state in case.states.values()),
            case.citizen.practice,
            case.citizen.phone,
            case.citizen.case_key,
            self.people.told(citizen_id),
            is_followed(self._desk, case),
        )

    def missing(self, case: Casework) -> list[str]:
        """Return the empty fields this role can fill («Mangler»); none of them blocks anything."""
        others = _NOT_ASKED.get(self._desk.me.role, ())
        asked = (name for name in FIELDS if name not in others)
        return [name for name in asked if getattr(case.citizen, name) in (None, "")]

    def put_away(self, seen: Casework) -> bool:
        """Put a citizen away («læg væk»): hidden here and elsewhere, and always to be brought back.

        It holds only where nobody has written what the person had not seen; returns whether it did.
        """
        self._desk.act([self._away(seen, one) for one in seen.parts])
        return all(one in self._desk.state(one).deleted for one in seen.parts)

    def _away(self, seen: Casework, one: str) -> Draft:
        knows = self._desk.seen(one, seen.states[one])
        draft = edit_seen(seen, one, one, Citizen.KIND, {"deleted": True}, knows=knows)
        if draft is None:  # put away before, without knowing all: said again with what is known now
            record = seen.states[one].records.get(one)
            over = {"deleted": record.over("deleted")} if record else {}
            draft = Draft(one, one, Citizen.KIND, {"deleted": True}, over, seen=knows)
        return draft

    def away(self) -> Iterator[tuple[str, str]]:
        """Yield id and name of the citizens that are put away."""
        for case in self._desk.shared_cases():
            record = self._desk.state(case).deleted.get(case)
            if record is not None and record.kind == Citizen.KIND:
                yield case, str(record.get("name", NAMELESS))

    def bring_back(self, citizen_id: str) -> None:
        """Bring a citizen back («hent frem»), with everything that was hidden along.

        Raises:
            NotFoundError: If nobody of that id is put away.
        """
        record = self._desk.state(citizen_id).deleted.get(citizen_id)
        if record is None:
            raise NotFoundError("Borgeren er ikke lagt væk. Intet er ændret.")
        said = {"deleted": False}
        self._desk.act([edit(citizen_id, citizen_id, Citizen.KIND, record, said)])


def narrowed(rows: Iterable[CitizenRow], typed: str) -> list[CitizenRow]:
    """Return those a person means who typed a piece of a name, a package or a telephone number."""
    fits = finding(typed)
    return [row for row in rows if fits(row.key)]


def by_name(rows: list[CitizenRow]) -> list[CitizenRow]:
    """Return the case load in Danish order, those whose course is closed last."""
    return sorted(rows, key=lambda row: (row.is_closed, sort_key(row.name), row.id))


def by_need(rows: list[CitizenRow]) -> list[CitizenRow]:
    """Return the case load with the one who needs you first, in the order of «I dag».

    Those whose course is closed stand last, unless there is something to decide.
    """
    return sorted(
        rows,
        key=lambda row: (
            not row.doubts,
            row.is_closed,
            (row.next.urgency, row.next.due.toordinal(), row.next.name) if row.next else _LAST,
            sort_key(row.name),
        ),
    )


_LAST = (9, 0, "")


def _cleaned(values: dict[str, Json]) -> dict[str, Json]:
    if unknown := values.keys() - _WRITABLE:
        raise TypeError(f"not written about a citizen: {', '.join(sorted(unknown))}")
    clean = {
        key: typed_line(value) or None if isinstance(value, str) else value
        for key, value in values.items()
    }
    if not is_one_name(str(clean.get(FIELD) or "")):
        raise RefusedError(ONE_NAME)
    return clean
