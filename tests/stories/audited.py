"""Twenty-one fictional cases of mentor support with known faults, each played as real records.

A case begins as a sound one: granted, agreed, met every week, visited, confirmed, sent. `told` says
what went otherwise. `CASES` is the whole table: who, what is wrong, and just what an audit finds.
`python -m tests.stories.audited` prints it as it stands in `docs/brug/dokumentation.md`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from tests.services.conftest import SUMMER, Office
from tests.services.exchange.carrying import paired
from vip2tui.catalogue.catalogue import SHIPPED
from vip2tui.domain.course.checklist import MEASURED
from vip2tui.domain.kinds.measurement import Voice
from vip2tui.domain.roles import Role
from vip2tui.services.citizen.notes import Note
from vip2tui.services.progress.measuring import Form

if TYPE_CHECKING:
    from pathlib import Path

    from vip2tui.services.support.audit import Audit

START, END = date(2026, 1, 5), date(2026, 7, 4)
"""A Monday, and the last day of six months."""
DAY = date(2026, 4, 17)
"""The day of the audit: a Friday, nearly fifteen weeks on."""


@dataclass
class Story:
    """What happens in one case; everything can be told otherwise before it is played."""

    start: date = START
    day: date = DAY
    grant: dict[str, Any] = field(default_factory=dict)
    """What the grant and its basis say otherwise; None is what nobody wrote."""
    second: dict[str, Any] | None = None
    """A period granted after the first without a new assessment."""
    extended: bool = False
    """Whether the first was extended as it should be."""
    weeks: dict[int, int] = field(default_factory=lambda: dict.fromkeys(range(15), 60))
    """Minutes by the number of the week; a week that is left out had no meeting."""
    visits: list[tuple[date, str, str | None]] = field(default_factory=list)
    """Day, kind, and whether the hours were given as the visit says."""
    notes: list[tuple[date, Note]] = field(default_factory=list)
    """Day it was written, and the note."""
    months: tuple[str, ...] = ("2026-01", "2026-02", "2026-03")
    """What the citizen confirmed."""
    points: bool = True
    """Whether what is important on the checklist was done."""
    sent: date | None = None
    """The day of the last file; that of the audit if left out."""
    closed: date | None = None
    other: Note | None = None
    """What the same person wrote of another citizen."""

    def monday(self, week: int) -> date:
        return self.start + timedelta(weeks=week)

    def write(self, note: Note, written: date | None = None) -> None:
        self.notes.append((written or note.day or self.day, note))


@dataclass(frozen=True)
class Case:
    """One line of the table."""

    name: str
    wrong: str
    found: tuple[str, ...]
    told: Callable[[Story], None] = lambda _: None


@dataclass(frozen=True)
class Played:
    """A case as it stands in the end."""

    one: Office
    citizen: str

    def audit(self) -> Audit:
        return self.one.all.audit.of(self.one.see(self.citizen))


def play(case: Case, folder: Path) -> Played:
    """Live a case day by day through the services."""
    story = Story()
    story.visits = [(date(2026, 2, 9), "vbesoeg", "ja"), (date(2026, 3, 30), "trepart", "ja")]
    case.told(story)
    office, one = paired(Role.CONSULTANT)
    _turn(one, story.start - timedelta(days=14))
    citizen = one.on_course(case.name, story.start)
    _grant(one, citizen, story)
    deeds = sorted(_deeds(office, one, citizen, story, folder), key=lambda deed: deed[0])
    for day, act in deeds:
        _turn(one, day)
        act()
    _turn(one, story.day)
    if story.points:
        _settle(one, citizen)
    if story.sent is None:
        one.all.sending.send(office.desk.me.device, folder)
    return Played(one, citizen)


def _turn(one: Office, day: date) -> None:
    one.clock.now = datetime(day.year, day.month, day.day, 10, 0, tzinfo=SUMMER)


def _grant(one: Office, citizen: str, story: Story) -> None:
    before = (story.start - timedelta(days=4)).isoformat()
    said: dict[str, Any] = {
        "purpose": "Få og holde fast i arbejdet på lageret",
        "task_1": "Tager imod hver morgen",
        "mentor": "Bent Prøvesen",
        "phone": "12 34 56 78",
        "mentor_type": "virksomhed",
        "start": story.start.isoformat(),
        "weekly": 60,
        "agreed": before,
        "complaint": before,
        "accepted": before,
        "reason": "Ingen anden kan sproget",
        "beyond": "En time om ugen ud over det, andre nye får",
        "qualified": "Har lært ti nye op, og taler somali",
    } | {name: value for name, value in story.grant.items() if name != "end" or value}
    grants = one.all.grants
    made = grants.add(one.see(citizen), one.plan(citizen), said)
    if story.grant.get("end", "") is None:
        grants.change(one.see(citizen), grants.find(one.see(citizen), made), {"end": None})
    if story.extended:
        (first,) = grants.of(one.see(citizen))
        grants.extend(one.see(citizen), first, {
            "assessment": "Det er stadig svært at melde sig syg", "agreed": before,
            "complaint": before, "accepted": before,
        })  # fmt: skip
    if story.second is not None:
        grants.add(one.see(citizen), one.plan(citizen), said | story.second)


def _deeds(
    office: Office, one: Office, citizen: str, story: Story, folder: Path
) -> Iterator[tuple[date, Callable[[], object]]]:
    """Yield each day something was done, and what."""

    def note(about: str, what: Note) -> Callable[[], object]:
        return lambda: one.all.notes.add(one.see(about), what)

    for week, minutes in story.weeks.items():
        day = story.monday(week)
        yield day, note(citizen, Note("mentormoede", "Vi øvede", day, minutes))
    for day, kind, delivered in story.visits:
        yield day, note(citizen, Note(kind, "Besøg", day, delivered=delivered))
    for written, what in story.notes:
        yield written, note(citizen, what)
    for month in story.months:
        after = date.fromisoformat(f"{month}-28") + timedelta(days=7)
        yield (
            after,
            lambda month=month: one.all.hours.confirm(  # type: ignore[misc]
                one.see(citizen), month, "konsulent"
            ),
        )
    for day in (story.start, story.start + timedelta(days=91)):
        for voice in Voice.CITIZEN, Voice.CONSULTANT:
            form = Form(voice, {"p02": 3})
            yield (
                day,
                lambda form=form: one.all.measuring.add(  # type: ignore[misc]
                    one.see(citizen), one.plan(citizen), form
                ),
            )
    if story.other is not None:
        other = one.citizen("Søren Ærø")
        yield story.other.day or story.day, note(other, story.other)
    if story.sent is not None:
        yield story.sent, lambda: one.all.sending.send(office.desk.me.device, folder)
    if story.closed is not None:
        yield (
            story.closed,
            lambda: one.all.closing.close(one.see(citizen), one.plan(citizen), "job_ord"),
        )


def _settle(one: Office, citizen: str) -> None:
    """Tick all that is important and due."""
    plan = one.plan(citizen)
    for line in plan.lines:
        for due in line.overdue(one.desk.today(), plan.since) if line.item.important else ():
            if due.item.id not in MEASURED:
                one.all.checklist.tick(one.see(citizen), plan, due, day=due.due)


def _granted(**said: Any) -> Callable[[Story], None]:
    def tell(story: Story) -> None:
        story.grant |= said

    return tell


def _met(**said: Any) -> Callable[[Story], None]:
    """Say otherwise how many minutes every week had, but for those named by number."""

    def tell(story: Story) -> None:
        every = said.get("every", 60)
        story.weeks = {week: every for week in story.weeks if week not in said.get("but", ())}
        story.grant |= said.get("grant", {})

    return tell


def _late_gap(story: Story) -> None:
    after = END + timedelta(days=2)
    story.second = {"start": after.isoformat(), "reason": "Stadig svært"}


def _near_the_end(story: Story) -> None:
    story.day = date(2026, 6, 19)
    story.weeks = dict.fromkeys(range(24), 60)
    story.months = tuple(f"2026-0{month}" for month in range(1, 6))
    story.visits.append((date(2026, 5, 20), "vbesoeg", "delvist"))


def _extended(story: Story) -> None:
    _near_the_end(story)
    story.extended = True


def _two_places(story: Story) -> None:
    outside = story.start - timedelta(days=3)
    story.write(Note("mentormoede", "Vi mødtes", outside, 30))
    there = {"start": time(9), "end": time(10)}
    story.weeks.pop(4)
    story.write(Note("mentormoede", "Vi øvede", story.monday(4), **there))
    story.other = Note("mentormoede", "Vi øvede", story.monday(4), start=time(9, 30), end=time(11))


def _away(story: Story) -> None:
    for week in (12, 13, 14):
        story.weeks.pop(week)
        story.write(Note("fravaer", "Ferie", story.monday(week), absence="ferie"))


def _autumn(story: Story) -> None:
    story.start, story.day = date(2026, 6, 8), date(2026, 9, 18)
    story.months = ("2026-06", "2026-07", "2026-08")
    story.visits = [(date(2026, 7, 13), "vbesoeg", "ja"), (date(2026, 9, 1), "trepart", "ja")]
    story.weeks.pop(5)


def _unasked(story: Story) -> None:
    story.months, story.points = (), False


def _visited_once(story: Story) -> None:
    story.visits = [(date(2026, 2, 9), "vbesoeg", None)]


def _closed(story: Story) -> None:
    story.closed = DAY - timedelta(days=1)


def _impossible(story: Story) -> None:
    story.grant["weekly"] = 120
    story.weeks = dict.fromkeys(range(14), 90) | {14: 481}
    story.write(Note("mentormoede", "Aftalt", DAY + timedelta(days=3), 30), DAY)


def _said_too_much(story: Story) -> None:
    story.write(Note("note", "Cpr 010190-9999", date(2026, 3, 4)))
    story.write(Note("note", "Hun har angst.", date(2026, 3, 5)))


def _late_and_kept(story: Story) -> None:
    story.write(Note("note", "Glemt i marts", date(2026, 3, 2)), date(2026, 3, 10))
    story.sent = date(2026, 3, 31)


CASES: tuple[Case, ...] = (
    Case("Amina", "Intet: alt er skrevet i tide", ()),
    Case("Bilal", "Formålet er «Job», og der er ingen opgaver", ("dok-01", "dok-02"),
         _granted(purpose="Job", task_1=None)),
    Case("Chen", "Begrundelserne mangler, og perioden har ingen sidste dag",
         ("dok-03", "dok-05", "dok-11", "dok-12"),
         _granted(qualified=None, reason=None, beyond=None, end=None)),
    Case("Dina", "Hverken timer om ugen eller aftale", ("dok-04", "dok-08"),
         _granted(weekly=None, agreed=None)),
    Case("Elias", "To uger for lang, og aftalen kom en uge inde", ("dok-06", "dok-10"),
         _granted(end="2026-07-18", agreed="2026-01-12")),
    Case("Farah", "Ingen kontakt til mentor, ingen klagevejledning, intet ja",
         ("dok-07", "dok-09", "dok-32"), _granted(phone=None, complaint=None, accepted=None)),
    Case("Goran", "Ny periode to dage efter den gamle, uden ny vurdering", ("dok-13", "dok-14"),
         _late_gap),
    Case("Hawa", "15 dage før perioden slutter, og intet er besluttet", ("dok-15",), _near_the_end),
    Case("Ivan", "Intet: forlænget i tide med en ny vurdering", (), _extended),
    Case("Juma", "Timer før perioden, og den samme time hos to borgere", ("dok-16", "dok-28"),
         _two_places),
    Case("Karim", "Tre ugers ferie: grunden er skrevet, men ingen har mødtes", ("dok-17",), _away),
    Case("Lina", "41 minutter om ugen af en bevilget time", ("dok-18",), _met(every=41)),
    Case("Mehdi", "67 minutter om ugen, og 15 timer bevilget i alt", ("dok-19", "dok-35"),
         _met(every=67, grant={"total": 900})),
    Case("Nadia", "En uge uden timer eller grund, i september efter seks måneder uden regeltjek",
         ("dok-20", "dok-31"), _autumn),
    Case("Omar", "Borgeren er ikke spurgt om timerne, og vigtige punkter er ikke klaret",
         ("dok-21", "dok-26"), _unasked),
    Case("Petra", "Ét besøg i februar, og det siger intet om timerne",
         ("dok-22", "dok-23", "dok-24"), _visited_once),
    Case("Qasim", "Forløbet er lukket uden evaluering", ("dok-25",), _closed),
    Case("Rosa", "Over otte timer på en dag, og et møde, der ikke har været", ("dok-27",),
         _impossible),
    Case("Samir", "Et cpr-nummer og en diagnose i notaterne", ("dok-29", "dok-34"),
         _said_too_much),
    Case("Tove", "Et notat skrevet seks hverdage efter, og ingen fil siden marts",
         ("dok-30", "dok-33"), _late_and_kept),
    Case("Ulla", "Et cpr-nummer i mentors opgave, og en diagnose i begrundelsen",
         ("dok-29", "dok-34"),
         _granted(task_1="Henter 010190-9999 hver morgen", reason="Hun har angst for nye steder")),
)  # fmt: skip
"""Who, what is wrong, and what an audit finds: this and no other."""


def table() -> str:
    """Return the cases as they stand in the documentation."""
    codes = {one.code: one for one in SHIPPED.codes().audit}
    lines = ["| Sag | Hvad der er galt | Det findes, og intet andet |", "|---|---|---|"]
    for case in CASES:
        levels = ", ".join(f"{one} ({codes[one].level})" for one in case.found)
        lines.append(f"| {case.name} | {case.wrong} | {levels or 'intet'} |")
    return "\n".join(lines)


if __name__ == "__main__":
    print(table())
