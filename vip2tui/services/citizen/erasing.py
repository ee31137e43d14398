"""«Slet for altid»: a citizen erased everywhere, by two people on two of the office's computers.

One asks, the other agrees on a computer of the same authority; then it is in force, here at once
and elsewhere when a file brings it. What stays is the citizen's id and the two signatures.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from vip2tui.base.safe import clean_line, cut
from vip2tui.domain.kinds.citizen import NAMELESS, Citizen
from vip2tui.domain.kinds.places import is_sent, shared_case
from vip2tui.domain.kinds.table import counted_as
from vip2tui.domain.roles import Role
from vip2tui.exchange.erasing import ASKED, Erasure, ask
from vip2tui.sentences.people import whose_words
from vip2tui.sentences.records import listed
from vip2tui.sentences.values import code_name
from vip2tui.services.desk import AmbiguousError, Desk, NotFoundError, RefusedError
from vip2tui.services.exchange.contents import records_in
from vip2tui.services.exchange.erased import asked, erased, held_of, in_force, judge_of
from vip2tui.services.exchange.sharing import Sharing
from vip2tui.services.vault.scrubbing import PENDING, finish
from vip2tui.services.vault.upkeep import erased_here, erased_in_folders
from vip2tui.storage.forgetting import ERASED
from vip2tui.storage.port import Row
from vip2tui.storage.rows import DRAFTS
from vip2tui.text.danish import count
from vip2tui.text.days import say, say_short

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from vip2tui.services.papers.lying import LyingService

FOR_GOOD = (
    "Alt om borgeren forsvinder fra alle computere, arkiver, sikkerhedskopier og kladder. Det kan "
    "ikke fortrydes."
)
STILL_THERE = (
    "Papirer på skrivebordet og filer, der er givet videre, må I selv destruere. Det samme gælder "
    "låste filer på nøgler og i mails."
)
SECOND = "En anden person i kommunen skal sige ja på en anden af kontorets computere."
ERASED_HERE, MISSING = "slettet", "mangler"
_FEWEST = 4
_WIDE = 40


@dataclass(frozen=True, slots=True)
class What:
    """Whom it is about, and what would go here."""

    name: str
    citizens: tuple[str, ...]
    words: tuple[str, ...]
    """What goes, one line for each."""


@dataclass(frozen=True, slots=True)
class Place:
    """A computer or a folder of backups, and whether the citizen is gone from there."""

    name: str
    state: str
    """«slettet», «mangler», or «ude siden 3. maj»."""
    away: str = ""
    """Since when (ISO) it is away; empty if it is not."""


@dataclass(frozen=True, slots=True)
class Act:
    """An erasing, as people read it."""

    one: Erasure
    reason: str
    ground: str
    signed: tuple[str, ...]
    """Who asked, and who agreed."""
    dropped: int
    """How many changes arrived afterwards and were not taken in."""
    places: tuple[Place, ...] = ()

    @property
    def is_done(self) -> bool:
        """Whether it is in force."""
        return self.one.is_agreed

    @property
    def is_everywhere(self) -> bool:
        """Whether every computer and folder has said that it is done."""
        return self.is_done and all(one.state == ERASED_HERE for one in self.places)

    @property
    def words(self) -> tuple[str, ...]:
        """What it is, and how far it has come."""
        day = say(date.fromisoformat(self.one.asked))
        who = " og ".join(self.signed)
        state = "slettet for altid" if self.is_done else "venter på et ja fra en anden"
        late = count(self.dropped, "ændring er", "ændringer er")
        told = f"  {late} kommet siden og ikke hentet." if self.dropped else ""
        where = (f"  {one.name}: {one.state}" for one in self.places)
        first = f"{self.one.id[:8]}  {day}: {state}. {self.reason}; {self.ground}. {who}."
        return tuple(filter(None, (first, told, *where)))


@dataclass(frozen=True, slots=True)
class Done:
    """What was erased on this computer."""

    act: Erasure
    finished: bool
    """Whether every byte is gone from this computer's own files; else the next opening does it."""
    papers: int
    """Readable papers that were deleted where they lay."""
    left: tuple[Path, ...]
    """Those that could not be."""

    @property
    def words(self) -> tuple[str, ...]:
        """What was done, and what a person must see to."""
        later = (
            "Gamle filer på denne computer er ikke skrevet om endnu; det sker, næste gang arkivet "
            "åbnes."
        )
        gone = f"{count(self.papers, 'papir', 'papirer')} er slettet, hvor de lå."
        return (
            "Slettet for altid på denne computer. De andre gør det, når de henter din næste fil.",
            *([] if self.finished else [later]),
            *([gone] if self.papers else []),
            *(f"Kunne ikke slettes, gør det selv: {path}" for path in self.left),
            STILL_THERE,
        )


@dataclass(frozen=True, slots=True)
class ErasingService:
    """Asking for it, agreeing to it, and seeing how far it has come."""

    sharing: Sharing
    lying: LyingService

    @property
    def desk(self) -> Desk:
        """The desk."""
        return self.sharing.desk

    def look(self, citizen: str) -> What:
        """Return what would go here: every case of the person, also those joined to it.

        Raises:
            RefusedError: If this is no office, or the citizen is another authority's.
        """
        self._refuse(citizen)
        return self._what(one_person(self.desk, citizen))

    def _refuse(self, citizen: str) -> None:
        sharing = self.sharing
        if self.desk.me.role is not Role.OFFICE:
            raise RefusedError(
                "Kun kommunens kontor kan slette en borger for altid. Ring dertil. Intet er ændret."
            )
        if self.desk.me.device not in sharing.whose(citizen):
            raise RefusedError(
                "Borgeren hører til en anden kommune, og kun den kan slette. Intet er ændret."
            )

    def _what(self, citizens: Sequence[str]) -> What:
        desk = self.desk
        cases = _cases(desk, citizens)
        found: Counter[str] = Counter()
        for case in cases:
            changes = desk.store.changes(case)
            for kind, values in records_in(changes, desk.state(case).dead).values():
                if kind != Citizen.KIND:
                    found[counted_as(kind, values)] += 1
        found[Citizen.KIND] = len(citizens)
        private = sum(not is_sent(case) for case in cases)
        changes_ = sum(len(desk.store.changes(case)) for case in cases)
        drafts = len(_drafts(desk, cases))
        papers = self.lying.about(citizens)
        others = len(self.lying.every()) - len(papers)
        more = (
            f"{count(others, 'papir', 'papirer')} mere ligger, hvor alle kan læse dem. Se dem "
            "igennem først."
        )
        told = [
            f"{listed(desk.catalogue, found)}: {count(changes_, 'ændring', 'ændringer')} i "
            f"{count(len(cases), 'sag', 'sager')}"
            + (", også det, der er kun for dig" if private else "")
            + ".",
            *([f"{count(drafts, 'kladde', 'kladder')}."] if drafts else []),
            *(f"Papiret bliver slettet: {one.path}" for one in papers),
            *([more] if others else []),
        ]  # fmt: skip
        name = _name(desk, citizens[0])
        return What(name, tuple(citizens), (*map(desk.worded, told), FOR_GOOD))

    def ask(self, citizen: str, reason: str, ground: str) -> Erasure:
        """Ask for it; nothing is erased before somebody else agrees.

        Args:
            citizen: The citizen.
            reason: A code of why.
            ground: A code of the legal ground.

        Raises:
            RefusedError: If this person may not, a code is unknown, or it is asked for already.
            StorageError: If the disk refused; nothing is changed.
        """
        self._refuse(citizen)
        codes = self.desk.catalogue.codes()
        for code, every in ((reason, codes.erase_reasons), (ground, codes.erase_grounds)):
            known = [one.code for one in every]
            if code not in known:
                said = f"Koden «{cut(clean_line(code), _WIDE)}» findes ikke"
                raise RefusedError(f"{said}: {', '.join(known)}. Intet er ændret.")
        citizens = one_person(self.desk, citizen)
        if any(citizen in one.citizens for one in asked(self.desk).values()):
            raise RefusedError(f"Der er bedt om det før. {SECOND}")
        if not self.sharing.whose(citizen) - {self.desk.me.device}:
            raise RefusedError(
                "Der skal to til, og kontoret har kun denne ene computer. Godkend en til med "
                "«vip2tui device trust». Intet er ændret."
            )
        made = ask(
            self.sharing.keys(), self.desk.me.device, act=self.desk.new_id(), citizens=citizens,
            reason=reason, ground=ground, asked=self.desk.today().isoformat(),
        )  # fmt: skip
        self.desk.act([], [Row(ASKED, made.id, made.row())])
        self.sharing.written()
        return made

    def find(self, text: str) -> Erasure:
        """Return one that waits, by its id or the beginning of it.

        Raises:
            NotFoundError: If there is none.
            AmbiguousError: If there are several.
        """
        wanted, every = text.strip().casefold(), asked(self.desk).values()
        found = [one for one in every if one.id == wanted
                 or (len(wanted) >= _FEWEST and one.id.startswith(wanted))]  # fmt: skip
        if not found:
            raise NotFoundError("Ingen sletning venter under det navn. Se «citizen erase --list».")
        if len(found) > 1:
            raise AmbiguousError("Flere sletninger begynder sådan. Skriv mere af navnet.")
        return found[0]

    def about(self, one: Erasure) -> What:
        """Return what an act that waits would erase here."""
        return self._what(one.citizens)

    def agree(self, one: Erasure) -> Done:
        """Agree to it, as the second person, and erase it here at once.

        Raises:
            RefusedError: If this is the computer that asked, no office of the authority's, or the
                citizen is more than when it was asked for.
            StorageError: If the disk refused; nothing is changed.
        """
        desk, judge = self.desk, judge_of(self.sharing)
        self._refuse(one.citizens[0])
        if desk.me.device == one.signatures[0][0] or desk.me.device not in judge.authority(one):
            raise RefusedError(f"{SECOND} Intet er ændret.")
        if {*one_person(desk, one.citizens[0])} - {*one.citizens}:
            raise RefusedError(
                "Borgeren er siden blevet samlet med en anden. Bed om sletningen igen. Intet er "
                "ændret."
            )
        papers, left = self._papers(one.citizens)
        made = one.agreed(self.sharing.keys(), desk.me.device)
        with desk.lock:
            cases = _cases(desk, made.citizens)
            rows = [*in_force(desk, [made], {}), *_drafts(desk, cases), PENDING]
            desk.act([], rows, drops=held_of(desk, cases))
        done = finish(desk)
        desk.forget(*cases)
        self.sharing.written()
        return Done(made, done, papers, left)

    def _papers(self, citizens: Sequence[str]) -> tuple[int, tuple[Path, ...]]:
        return self.lying.delete_all(self.lying.about(citizens), names_nobody=True)

    def every(self) -> list[Act]:
        """Return every act, those that wait first, then the newest."""
        desk = self.desk
        rows = desk.store.rows(ERASED)
        waiting = [self._told(one, 0) for one in asked(desk).values()]
        done = [
            self._told(one, int(rows[one.id].get("dropped", 0))) for one in erased(desk).values()
        ]
        return [*waiting, *reversed(done)]

    def _told(self, one: Erasure, dropped: int) -> Act:
        catalogue = self.desk.catalogue
        signed = (
            whose_words(person, name, _WIDE)
            for name, person in (self.sharing.owner(device) for device, _ in one.signatures)
        )
        return Act(
            one,
            code_name(catalogue, "erase_reasons", one.reason),
            code_name(catalogue, "erase_grounds", one.ground),
            tuple(signed),
            dropped,
            tuple(self._places(one)) if one.is_agreed else (),
        )

    def _places(self, one: Erasure) -> Iterable[Place]:
        here, today = erased_here(self.desk).get(one.id), self.desk.today()
        yield _place("Denne computer", "" if here is not None else None, today)
        number = [*self.desk.store.rows(ERASED)].index(one.id)
        for folder, done in erased_in_folders(self.desk):
            day = "" if done > number else folder.at.date().isoformat()
            yield _place(str(folder.folder), day, today)
        judge = judge_of(self.sharing)
        for peer in self.sharing.peers().values():
            if peer.trusted and not peer.revoked and judge.is_for(one, peer):
                contact = peer.contact
                name = whose_words(contact.person, contact.name, _WIDE)
                yield _place(name, peer.erased.get(one.id), today)


def _place(name: str, since: str | None, today: date) -> Place:
    if since is None:
        return Place(name, MISSING)
    if not since:
        return Place(name, ERASED_HERE)
    return Place(name, f"ude siden {say_short(date.fromisoformat(since), today)}", since)


def one_person(desk: Desk, citizen: str) -> tuple[str, ...]:
    """Return a citizen and all who are joined to it as one person, the citizen first."""
    return (citizen, *(one for one in desk.persons.parts(citizen) if one != citizen))


def _cases(desk: Desk, citizens: Sequence[str]) -> list[str]:
    return [case for case in desk.store.cases() if shared_case(case) in citizens]


def _drafts(desk: Desk, cases: Sequence[str]) -> list[Row]:
    """Return the rows that remove what is half written about some cases."""
    named = {*map(shared_case, cases)}
    named |= {change.record for case in cases for change in desk.store.changes(case)}
    places = desk.store.rows(DRAFTS)
    return [Row(DRAFTS, one, None) for one in places if any(each in one for each in named)]


def _name(desk: Desk, citizen: str) -> str:
    record = desk.state(citizen).records.get(citizen)
    return cut(clean_line(str(record.get("name") or NAMELESS)) if record else NAMELESS, _WIDE)
