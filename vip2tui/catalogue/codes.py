"""Stored codes and the words they are read as; municipalities; the terms of the screen."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field, StrictBool, StrictFloat, StrictInt

from vip2tui.catalogue.stamped import Dated, Item, Line, ListFile, Stamped, joined_sources
from vip2tui.text.guard import WatchList


class Counts(StrEnum):
    """Whether minutes of an entry count as mentor time."""

    YES = "ja"
    NO = "nej"
    CHOICE = "valgfrit"
    """The writer says so."""
    SHORT = "kort"
    """Yes, for a short one."""


class NamedCode(Item):
    """A stored code and what it is read as."""

    code: Annotated[str, Field(pattern=r"^[a-zA-Z0-9]+(_[a-z0-9]+)*$")] = Field(alias="kode")
    name: Line = Field(alias="navn")
    also: tuple[str, ...] = Field(default=(), alias="ogsaa")
    """Codes that were stored before and mean the same; they are read and never written."""


class EntryType(NamedCode):
    """A kind of entry."""

    counts: Counts = Field(alias="taeller")
    by_hand: StrictBool = Field(default=True, alias="i_haanden")
    """Whether a person can choose it; others say what something else made, and stay readable."""


class StopReason(NamedCode):
    """Why a course stopped."""

    positive: StrictBool = Field(default=False, alias="positiv")


class AbsenceCode(NamedCode):
    """Why somebody was away."""

    lawful: StrictBool = Field(default=False, alias="lovligt")
    """A right to be away: told apart, and no part of any pattern."""
    health: StrictBool = Field(default=False, alias="helbred")
    """It touches health, so a mentor's computer is not told it by the municipality."""


class ContactResult(NamedCode):
    """What came of trying to reach somebody."""

    reached: StrictBool = Field(default=False, alias="naaet")


class AbsenceRules(Dated, Stamped):
    """What absence makes somebody ask how it goes."""

    times: Annotated[StrictInt, Field(ge=1, le=50)] = Field(alias="gange")
    """So many absences in so many weeks; days in a row are one."""
    weeks: Annotated[StrictInt, Field(ge=1, le=52)] = Field(alias="gange_uger")
    weekday_times: Annotated[StrictInt, Field(ge=2, le=50)] = Field(alias="ugedag_gange")
    weekday_weeks: Annotated[StrictInt, Field(ge=2, le=52)] = Field(alias="ugedag_uger")
    in_a_row: Annotated[StrictInt, Field(ge=1, le=100)] = Field(alias="dage_i_traek")
    """More working days than these in a row are long."""


class WithFields(NamedCode):
    """A code that wants more to be told."""

    fields: tuple[Line, ...] = Field(default=(), alias="felter")


class OutcomeCode(WithFields):
    """How a course ended."""

    followed: StrictBool = Field(default=False, alias="opfoelgning")
    """Whether somebody calls afterwards and asks if the job lasts."""
    confidential: StrictBool = Field(default=False, alias="fortrolig")
    """For professionals only: the course says `WITHHELD` instead."""
    by_hand: StrictBool = Field(default=True, alias="i_haanden")
    """Whether a person can choose it."""


WITHHELD = "hos_kommunen"
"""The outcome that a workplace's computer is told where the true one is confidential."""


class Calls(Stamped):
    """When somebody calls after the end, and how often before nobody need know."""

    weeks: tuple[Annotated[StrictInt, Field(ge=1, le=520)], ...] = Field(alias="uger")
    """Counted from the first day at work."""
    slack: Annotated[StrictInt, Field(ge=0, le=100)] = Field(alias="vindue_dage")
    """Days before and after in which a call is of that week."""
    last: Annotated[StrictInt, Field(ge=0, le=1_000)] = Field(alias="senest_dage")
    """Days that the last week is still asked for after its own."""
    tries: Annotated[StrictInt, Field(ge=1, le=10)] = Field(alias="forsoeg")
    """So many calls that told nothing make «ukendt» an answer."""


class Level(Item):
    """A mark of the competence card."""

    level: Annotated[StrictInt, Field(ge=0, le=4)] = Field(alias="niveau")
    name: Line = Field(alias="navn")
    short: Line = Field(alias="kort")
    """The name in two words, for a column."""


class SupportRules(Stamped):
    """When one is told of the hours of mentor support."""

    short: Annotated[StrictInt, Field(ge=0, le=24 * 60)] = Field(alias="kort_minutter")
    """The most minutes of a note that counts only where it is short."""
    nearly: Annotated[StrictInt, Field(ge=1, le=100)] = Field(alias="snart_brugt_procent")
    ending: Annotated[StrictInt, Field(ge=0, le=200)] = Field(alias="slutter_snart_dage")
    contact: Annotated[StrictInt, Field(ge=1, le=200)] = Field(alias="kontakt_dage")
    """Days without hours before it is told."""
    follow_up: Annotated[StrictInt, Field(ge=1, le=400)] = Field(alias="opfoelgning_dage")
    settled: Annotated[StrictInt, Field(ge=0, le=200)] = Field(alias="begynder_efter_dage")
    """Days from the first before the hours are held against what was granted."""
    too_few: Annotated[StrictInt, Field(ge=0, le=100)] = Field(alias="for_lidt_procent")
    too_many: Annotated[StrictInt, Field(ge=100, le=400)] = Field(alias="for_meget_procent")
    unconfirmed: Annotated[StrictInt, Field(ge=0, le=100)] = Field(alias="ubekraeftet_procent")
    late: Annotated[StrictInt, Field(ge=0, le=60)] = Field(alias="sent_arbejdsdage")
    """Working days from the event, and from the writing till it is sent."""
    most: Annotated[StrictInt, Field(ge=1, le=1440)] = Field(alias="mest_paa_en_dag_minutter")
    told: Annotated[StrictInt, Field(ge=1, le=200)] = Field(alias="formaal_tegn")
    """The fewest characters that say what the support is for."""
    keep: Annotated[StrictInt, Field(ge=0, le=3650)] = Field(alias="slip_dage")
    """Days from the last course's end until a laptop may let go of a citizen."""


class Task(NamedCode):
    """A sort of thing that waits on «I dag»; of one day's, those earlier in the list come first."""

    minutes: Annotated[StrictInt | StrictFloat, Field(ge=0, le=240, multiple_of=0.5)] = Field(
        alias="minutter"
    )
    """How long it takes, about."""
    why: Line = Field(alias="hvorfor")
    """Who or what asks for it."""
    law: Line | None = Field(default=None, alias="lov")
    """What the law says of its day, where that is the law's: told when it is put off."""
    stays: StrictBool = Field(default=False, alias="bliver")
    """Whether it is always seen: never folded, never put off."""


class TodayRules(Stamped):
    """How much «I dag» asks for."""

    week: Annotated[StrictInt, Field(ge=1, le=600)] = Field(alias="mentorens_uge_minutter")
    """The most minutes a week that a mentor is asked for at once."""


OTHER_TASK = "andet"
"""The sort of what no other sort is."""


class WorkplaceRules(Stamped):
    """When one is told of a workplace."""

    again: Annotated[StrictInt, Field(ge=1, le=2_000)] = Field(alias="spoerg_igen_dage")
    """Days from when somebody asked for a job until it is time to ask again."""
    changed: Annotated[StrictInt, Field(ge=0, le=400)] = Field(alias="skift_dage")
    """Days that it is told that somebody there is another."""


class CheckLevel(StrEnum):
    """How much something that is missing matters."""

    FAULT = "F"
    WARNING = "A"
    INFO = "I"


class AuditCheck(NamedCode):
    """One question an auditor asks of the documentation of mentor support."""

    code: Annotated[str, Field(pattern=r"^dok-\d\d$")] = Field(alias="kode")
    level: CheckLevel = Field(alias="niveau")
    field: Line = Field(alias="felt")
    """What mends it: a field of the grant, or where one goes."""

    def by(self, rules: SupportRules, months: int) -> AuditCheck:
        """Return it with the limits that are asked by in its name: «i 14 dage».

        Args:
            rules: The municipality's own.
            months: The law's, of how long a period may be.
        """
        said = self.name.replace("{months}", str(months))
        for limit in SupportRules.model_fields:
            said = said.replace(f"{{{limit}}}", str(getattr(rules, limit)))
        return self if said == self.name else self.model_copy(update={"name": said})


class Codes(ListFile, Stamped):
    """Every list of codes."""

    entry_types: tuple[EntryType, ...] = Field(alias="notattyper")
    forms: tuple[NamedCode, ...] = Field(alias="moedeformer")
    absence: tuple[AbsenceCode, ...] = Field(alias="fravaer")
    contact_results: tuple[ContactResult, ...] = Field(alias="kontaktsvar")
    absence_rules: AbsenceRules = Field(alias="fravaersmoenstre")
    talk_questions: tuple[NamedCode, ...] = Field(alias="samtalespoergsmaal")
    """What can be asked at any talk."""
    pauses: tuple[NamedCode, ...] = Field(alias="pause")
    stops: tuple[StopReason, ...] = Field(alias="stop")
    outcomes: tuple[OutcomeCode, ...] = Field(alias="udfald")
    calls: Calls = Field(alias="opfoelgning")
    reached: tuple[NamedCode, ...] = Field(alias="formaal_naaet")
    in_job: tuple[NamedCode, ...] = Field(alias="i_job")
    today: TodayRules = Field(alias="idag")
    tasks: tuple[Task, ...] = Field(alias="ventende")
    put_off: tuple[NamedCode, ...] = Field(alias="udskydelser")
    purposes: tuple[NamedCode, ...] = Field(alias="stoetteformaal")
    mentor_types: tuple[NamedCode, ...] = Field(alias="mentortyper")
    laws: tuple[NamedCode, ...] = Field(alias="hjemler")
    erase_reasons: tuple[NamedCode, ...] = Field(alias="sletteaarsager")
    erase_grounds: tuple[NamedCode, ...] = Field(alias="slettehjemler")
    agreed_how: tuple[NamedCode, ...] = Field(alias="aftaleformer")
    confirmed_how: tuple[NamedCode, ...] = Field(alias="bekraeftelser")
    confirmed_answers: tuple[NamedCode, ...] = Field(alias="bekraeftelsessvar")
    support: SupportRules = Field(alias="mentorstoette")
    workplaces: WorkplaceRules = Field(alias="arbejdspladser")
    audit: tuple[AuditCheck, ...] = Field(alias="kontroller")
    watched: tuple[Line, ...] = Field(alias="vogtord")
    """Stems that are asked about in free text."""
    watched_before: tuple[Line, ...] = Field(default=(), alias="vogtord_forled")
    watched_after: tuple[Line, ...] = Field(default=(), alias="vogtord_efterled")
    watched_never: tuple[Line, ...] = Field(default=(), alias="vogtord_ikke")
    """Words that look like a form of one and are others."""
    worries: tuple[NamedCode, ...] = Field(alias="bekymringer")
    tellers: tuple[NamedCode, ...] = Field(alias="hvem_siger")
    step_status: tuple[WithFields, ...] = Field(alias="trinstatus")
    goal_status: tuple[WithFields, ...] = Field(alias="delmaalstatus")
    point_status: tuple[WithFields, ...] = Field(alias="punktstatus")
    evidence: tuple[NamedCode, ...] = Field(alias="dokumentation")
    pace: tuple[NamedCode, ...] = Field(alias="tempo")
    tracks: tuple[NamedCode, ...] = Field(alias="spor")
    owners: tuple[NamedCode, ...] = Field(alias="ejere")
    card_fields: tuple[NamedCode, ...] = Field(alias="kompetencefelter")
    levels: tuple[Level, ...] = Field(alias="kompetenceniveauer")
    habit_levels: tuple[Level, ...] = Field(alias="vaneniveauer")
    """What is said of a habit instead; a level that is not among them is read as any other."""

    @property
    def watch_list(self) -> WatchList:
        """The words that are asked about in free text."""
        return WatchList(self.watched, self.watched_before, self.watched_after, self.watched_never)

    @property
    def written(self) -> tuple[EntryType, ...]:
        """The kinds of entry a person can choose."""
        return tuple(one for one in self.entry_types if one.by_hand)

    @property
    def counting(self) -> Mapping[str, Counts]:
        """Kind of entry to whether it counts as mentor time."""
        return {one.code: one.counts for one in self.entry_types}

    @property
    def ends(self) -> tuple[OutcomeCode, ...]:
        """The outcomes a person can choose."""
        return tuple(one for one in self.outcomes if one.by_hand)

    def outcome(self, code: str | None) -> OutcomeCode | None:
        """Return one outcome; None if nobody here knows it."""
        return next((one for one in self.outcomes if one.code == code), None)

    def ids(self) -> Mapping[str, list[str]]:
        return {
            name: [one.code for one in value if isinstance(one, NamedCode)]
            for name, value in self
            if isinstance(value, tuple)
        }

    def name_of(self, group: str, code: str) -> str:
        """Return what a code of a group (a field of this class) is read as; the code if unknown."""
        wanted = self.read(group, code)
        found = (one.name for one in getattr(self, group) if one.code == wanted)
        return next(found, code)

    def level_name(self, level: int, *, habit: bool = False) -> str:
        """Return what a level of the card means; of a habit, how often; empty if there is none."""
        known = self._level(level, habit=habit)
        return known.name if known else ""

    def level_short(self, level: int, *, habit: bool = False) -> str:
        """Return the same in two words, for a column."""
        known = self._level(level, habit=habit)
        return known.short if known else ""

    def _level(self, level: int, *, habit: bool) -> Level | None:
        ladders = (*(self.habit_levels if habit else ()), *self.levels)
        return next((one for one in ladders if one.level == level), None)

    def read(self, group: str, code: str) -> str:
        """Return the code that is meant: itself, or the one that has taken its place."""
        known: tuple[NamedCode, ...] = getattr(self, group)
        return next((one.code for one in known if code in one.also), code)


class Municipality(Item):
    """A municipality; the code is text, for it may begin with 0."""

    code: Annotated[str, Field(pattern=r"^\d{4}$")] = Field(alias="kode")
    name: Line = Field(alias="navn")


class Municipalities(ListFile, Stamped):
    """The 98."""

    every: tuple[Municipality, ...] = Field(alias="kommuner")

    def ids(self) -> Mapping[str, list[str]]:
        return {"kommune": [one.code for one in self.every]}


class Term(Stamped):
    """What one thing is called; a municipality may put its own words."""

    id: Annotated[str, Field(pattern=r"^[a-z]+(_[a-z]+)*$")]
    one: Line = Field(alias="ental")
    the: Line = Field(alias="bestemt")
    many: Line | None = Field(default=None, alias="flertal")
    the_many: Line | None = Field(default=None, alias="flertal_bestemt")
    explanation: Line = Field(alias="forklaring")


Word = Annotated[str, Field(min_length=1, max_length=40, pattern=r"^\S([^\n]*\S)?$")]
"""What can stand in the middle of a sentence."""


def forms_of(term_id: str) -> tuple[str, ...]:
    """Return the forms that stand for the thing; «en anden kommune» is not the office here."""
    return ("the",) if term_id == "office" else ("the", "one", "many", "the_many")


class OwnTerm(Stamped):
    """What a municipality calls itself or one of the people; the program's own things keep theirs.

    All four forms are needed: a sentence has any of them.
    """

    id: Literal["citizen", "mentor", "leader", "consultant", "tovholder", "office", "jobcentre"]
    one: Word = Field(alias="ental")
    the: Word = Field(alias="bestemt")
    many: Word = Field(alias="flertal")
    the_many: Word = Field(alias="flertal_bestemt")
    explanation: Line | None = Field(default=None, alias="forklaring")
    """As shipped, if left out."""


class ShortForm(Stamped):
    """Letters that a mentor need not know."""

    letters: Line = Field(alias="ord")
    explanation: Line = Field(alias="forklaring")


class TermList(ListFile):
    """Terms, shipped or a municipality's, each once."""

    terms: tuple[Term | OwnTerm, ...]
    short_forms: tuple[ShortForm, ...] = Field(default=(), alias="forkortelser")

    def ids(self) -> Mapping[str, list[str]]:
        return {
            "ord": [one.id for one in self.terms],
            "forkortelse": [one.letters for one in self.short_forms],
        }


class Terms(TermList):
    """The words of the screen, and the short forms explained."""

    terms: tuple[Term, ...] = Field(alias="ord")
    short_forms: tuple[ShortForm, ...] = Field(alias="forkortelser")

    def term(self, term_id: str) -> Term | None:
        """Return one term, or nothing if it is not in the file."""
        return next((one for one in self.terms if one.id == term_id), None)

    def with_own(self, own: OwnTerms) -> Terms:
        """Return these words, with those that a municipality calls something else (R134).

        Raises:
            ValueError: If one source code stands for two things.
        """
        mine: dict[str, OwnTerm] = {one.id: one for one in own.terms}
        short = {one.letters: one for one in (*self.short_forms, *own.short_forms)}
        return self.evolve(
            version=own.version,
            terms=tuple(_renamed(one, mine.get(one.id)) for one in self.terms),
            short_forms=tuple(short.values()),
            sources=joined_sources(self.sources, own.sources),
        )

    def swaps(self, own: Terms) -> dict[str, str]:
        """Return each form of these words that is another in the municipality's list."""
        found: dict[str, str] = {}
        for one in self.terms:
            other = own.term(one.id)
            for form in forms_of(one.id) if other else ():
                was, now = getattr(one, form), getattr(other, form)
                if was and now and was != now:
                    found.setdefault(was, now)
        return found


class OwnTerms(TermList):
    """What a municipality calls something else, in a file of its own (R134)."""

    terms: tuple[OwnTerm, ...] = Field(alias="ord")


def _renamed(shipped: Term, own: OwnTerm | None) -> Term:
    if own is None:
        return shipped
    said = {name: value for name, value in own if value is not None}
    return shipped.evolve(**said)
