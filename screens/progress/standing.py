"""Fremskridt: what was answered on each question, which way it moved, and what to talk about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from textual.content import Content
from textual.widget import Widget

from screens import hiding
from screens.citizen.beside import PartBeside
from screens.citizen.part import View
from screens.dialogs import Tell
from screens.messages import To
from screens.opened import worded
from screens.progress import to_citizen
from screens.progress.curves import LETTERS, LINES, by_question, grid, small, with_words
from screens.progress.forms import FORM, form_rows, postpone_rows
from screens.widgets.beside import paragraphs
from screens.widgets.picture import PictureBox
from screens.widgets.row import Row
from vip2tui.base.safe import T, quoted
from vip2tui.catalogue.instrument import Instrument
from vip2tui.domain.kinds.measurement import Voice
from vip2tui.domain.roles import Role
from vip2tui.pictures.drawn import Picture, Piece, Tone
from vip2tui.services.citizen.casework import CoursePlan
from vip2tui.services.progress.calendar import rounds_of
from vip2tui.services.progress.questions import questions
from vip2tui.services.progress.standing import Curve, FormSeen, Progress, progress
from vip2tui.services.progress.wording import ANSWERS, drawn, figures, moved, moved_brief
from vip2tui.text.days import say_done, say_short, short

_WHO = {"borger": "borgeren", "konsulent": "konsulenten", "mentor": "mentoren"}
_VOICE, _WORDS, _DAY = 11, 23, 11
"""Cells of a voice's figure and curve, of the words beside it, and of a day."""
_LAST = 5
"""So many of the last figures are in a row's curve."""
_NOTES, _QUOTED = 3, 90
"""Notes behind a change, and cells of each."""
TALK = "Tal om det"


class Standing(PartBeside):
    """The part of the page with the measurements."""

    HINT = "Enter viser svar. F6 på en måling: notat."
    TITLE, ABOUT = "Fremskridt", "Spørgsmålet"
    UNDER = LINES

    def above(self) -> Iterator[Widget]:
        """The small curves stand over the list, where the screen has two panes and is high."""
        yield PictureBox(id="small")

    def hint_content(self) -> Content:
        if self.page.services.desk.me.role is Role.MENTOR:
            return super().hint_content()
        return T(worded(self.app, f"B er borgerens svar, K konsulentens. {self.HINT}"))

    @property
    def measurement(self) -> str | None:
        """The id of the measurement one stands on, which F6 then writes about."""
        row = self.list.row
        part, _, record = (row.key if row else "").partition(":")
        return record if part == FORM and record else None

    def begin_at(self, view: View) -> str | None:
        plan = _plan(view)
        found = progress(view.services.desk, view.case, plan) if plan else None
        return found.curves[0].id if found and found.curves else None

    def parted(self, view: View) -> None:
        """Since when it moved is said beside the list, where that is shown."""
        self.list.fill(self.rows(view))
        self._draw(view)

    def show(self, view: View, *, at: str | None = None) -> None:
        super().show(view, at=at)
        self._draw(view)

    def _draw(self, view: View) -> None:
        plan = _plan(view) if self.are_two else None
        found = progress(view.services.desk, view.case, plan) if plan else None
        every, first = (by_question(found), found.talk_about) if found else ({}, ())
        height, signs = self.app.size.height, self.signs
        self.query_one("#small", PictureBox).draw(
            lambda width: small(every, first, signs, width, height)
        )

    def rows(self, view: View) -> Iterator[Row]:
        plan = _plan(view)
        if plan is None:
            yield from self.nothing_yet("Målinger", "Start en jobpakke, så kan I måle")
            return
        found = progress(view.services.desk, view.case, plan)
        yield Row("Mål nu", "maal", f"{self.signs.go} ", source=_next(view, plan),
                  act=self.way(To.MEASURE, plan.course.id))  # fmt: skip
        yield Row("Vis til borgeren", "vis", f"{self.signs.go} ",
                  source="Ét skærmbillede med få ord. Kun adgangskoden lukker det.",
                  act=to_citizen.way(self.page, view.case.citizen.id, plan.course.id))  # fmt: skip
        yield from postpone_rows(self, view, plan)
        for voice, one in found.pictures.items():
            words = f"{one.up} op · {one.same} uændret · {one.down} ned"
            yield Row(view.catalogue.worded(f"{ANSWERS[voice]}: {words}"), heading=True)
        for name, curves in by_question(found).items():
            yield self._question(view, found, name, curves)
        if found.prompts:
            yield Row("Tal om", heading=True)
            for prompt in found.prompts:
                yield Row(str(prompt), f"tal:{prompt.id}", f"{self.signs.note} ")
        yield from self._steps(view, found.forms)
        yield from form_rows(self, view, found.forms)
        yield Row(found.caution, "forsigtig", weak=True)

    def _question(self, view: View, found: Progress, name: str, curves: Sequence[Curve]) -> Row:
        """Return a question: figure and arrow first, the curve second, the words third."""
        is_split = name in found.talk_about
        is_mentor = view.role is Role.MENTOR
        words = TALK if is_split else next(_ways(view, curves, is_mentor=is_mentor), "")
        aside = [(_figure(self, one), _VOICE) for one in curves]
        if not is_mentor:
            aside = [*aside, *[("", _VOICE)] * (2 - len(aside))]
        if not self.are_two:
            aside.append((words, _WORDS))
        told = list(_told(view, curves, self))
        if is_split:
            now = ", ".join(f"{LETTERS[one.voice]} {one.now}" for one in curves)
            told.insert(0, f"{TALK}: {now}.")
        head = curves[0].name
        return Row(
            head, name, f"{self.signs.note if is_split else ' '} ", tuple(aside),
            source="\n".join(told), more=partial(_grid, self, view, curves), find=" ".join(told),
            under=partial(with_words, curves, head, told, self.signs),
            act=partial(self._tell, head, _answers(view, found, name)),
        )  # fmt: skip

    def _tell(self, title: str, text: str) -> None:
        self.app.push_screen(Tell(title, text))

    def _steps(self, view: View, forms: Sequence[FormSeen]) -> Iterator[Row]:
        steps = [one for one in forms if one.small_step]
        if steps:
            yield Row("Små skridt", heading=True)
        for one in reversed(steps):
            yield Row(one.small_step, f"skridt:{one.id}", "  ",
                      ((short(one.day, view.today), _DAY),), free=(one.small_step,))  # fmt: skip


def _plan(view: View) -> CoursePlan | None:
    """Return the course that is shown: the one that runs, else the last one."""
    return view.case.course or next(reversed(view.case.courses), None)


def _next(view: View, plan: CoursePlan) -> str:
    """Return when both voices are asked next; a mentor's turn comes on «I dag»."""
    if view.role is Role.MENTOR:
        return "Otte korte svar om arbejdet, og et lille skridt."
    rhythm = view.catalogue.instrument().rhythm
    due = next(
        (
            one.due
            for one in rounds_of(view.case, plan, rhythm, view.today)
            if one.due >= view.today
        ),
        None,
    )
    return f"Næste måling er {say_short(due, view.today)}." if due else ""


def _figure(part: Standing, one: Curve) -> str:
    """Return «B 3 ↑ _▄█»: the figure and its way first."""
    signs = part.signs
    way = " "
    if one.move:
        steps = one.move.steps
        way = signs.up if steps > 0 else signs.down if steps < 0 else signs.same
    return f"{LETTERS[one.voice]} {one.now} {way} {drawn(one, signs)[-_LAST:]}"


def _ways(view: View, curves: Sequence[Curve], *, is_mentor: bool) -> Iterator[str]:
    """Yield which way each voice moved, in few words; whose it is, where there are two."""
    for one in curves:
        if one.move:
            whose = "" if is_mentor else f"{LETTERS[one.voice]} "
            yield f"{whose}{moved_brief(one, view.today)}"


def _told(view: View, curves: Sequence[Curve], part: Standing) -> Iterator[str]:
    """Yield each voice in words, and what its figure means."""
    instrument = view.catalogue.instrument()
    for one in curves:
        said = ", ".join(filter(None, (figures(one, part.signs), moved(one, view.today))))
        said = f"{_WHO[one.voice].capitalize()}: {said}."
        means = _means(instrument, one)
        yield view.catalogue.worded(said) + (f" {means}" if means else "")


def _means(instrument: Instrument, one: Curve) -> str:
    """Return what the figure answered last means; nothing where the scale is another now."""
    asked = questions(instrument, None if one.voice == "mentor" else Voice(one.voice))
    question = next((each for each in asked if each.id == one.id), None)
    if one.now == "-":
        return f"- betyder «{instrument.no_answer}»."
    if question is None or not isinstance(one.now, int) or max(question.anchors) != one.scale:
        return ""
    if one.now in question.anchors:
        return f"{one.now} betyder «{question.anchors[one.now]}»."
    below = max(figure for figure in question.anchors if figure < one.now)
    above = min(figure for figure in question.anchors if figure > one.now)
    return f"{one.now} er mellem «{question.anchors[below]}» og «{question.anchors[above]}»."


def _answers(view: View, found: Progress, name: str) -> str:
    """Return every answer to a question that may be seen, oldest first."""
    return "\n".join(
        f"{say_done(one.day, view.today)}: {LETTERS[one.voice]} {one.answers[name]}"
        for one in found.forms
        if name in one.answers
    )


def _grid(part: Standing, view: View, curves: Sequence[Curve], width: int) -> Picture:
    """Return the curves of both voices, and whose the letters are."""
    drawn_here = grid(curves, width, part.signs)
    if not drawn_here:
        return ()
    who = ", ".join(f"{LETTERS[one.voice]} = {_WHO[one.voice]}" for one in curves)
    notes = paragraphs(part.app, _notes(part, view, curves))(width)
    return ((), *drawn_here, ((view.catalogue.worded(who), Tone.MUTED),), *notes)


def _notes(part: Standing, view: View, curves: Sequence[Curve]) -> Iterator[Piece]:
    """Yield the newest notes from between the last two figures: what lies behind the change."""
    days = sorted({at.day for one in curves for at in one.points})[-2:]
    found = [one for one in view.case.entries if len(days) > 1 and days[0] <= one.day <= days[1]]
    told = [(one.day, said) for one in found if (said := one.text.strip())][:_NOTES]
    if told:
        yield "Notater bag den sidste ændring", Tone.STRONG
    for day, said in told:
        line = hiding.text(part.app, said, (said,))
        yield f"{short(day, view.today)}  {quoted(line, _QUOTED)}", Tone.PLAIN
