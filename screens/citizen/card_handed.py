"""What of the competence card is handed on: lines to take in, the yeses, and what stands beside."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import TYPE_CHECKING

from screens.citizen.card_asking import assess, confirm, educate, write_line
from screens.dialogs import Tell, choose, pick
from screens.widgets.row import Row, wrapped
from vip2tui.base.safe import clean_line
from vip2tui.domain.course.card import SHOWN
from vip2tui.domain.course.evidence import Why, line_record
from vip2tui.domain.kinds.card_confirmation import Whose
from vip2tui.pictures.drawn import Line as Drawn
from vip2tui.pictures.drawn import Picture, Tone
from vip2tui.sentences.values import code_name
from vip2tui.services.course.card_versions import Status
from vip2tui.services.course.card_wording import (
    NO_EVIDENCE,
    NOT_ASSESSED,
    assessment_words,
    draft_words,
    education_words,
    evidence_words,
    paid_words,
    said_words,
    standing_words,
    status_words,
    version_words,
)
from vip2tui.text.danish import capital, count, joined
from vip2tui.text.days import short as say_brief

if TYPE_CHECKING:
    from screens.citizen.card import Card
    from screens.citizen.part import View
    from vip2tui.domain.course.card import Line
    from vip2tui.domain.course.evidence import LineDraft, Standing
    from vip2tui.services.course.card_versions import Version
    from vip2tui.services.course.whole_card import WholeCard

_BAR, _WORD, _DAY = 4, 14, 7
CARD = "kortet"
"""The row of the card itself."""
_INDENT = "    "


@dataclass(frozen=True)
class Handed:
    """The rows of a card, beside those of its competences."""

    part: Card
    view: View
    whole: WholeCard
    lines: Sequence[Line]
    """The competences that have a row."""

    def above(self) -> Iterator[Row]:
        """Yield the card itself, and what can be taken in."""
        signs, today, whole = self.part.signs, self.view.today, self.whole
        status = self.view.catalogue.worded(status_words(whole, today))
        on_it = count(len(whole.lines), "linje", "linjer")
        told = f"{on_it} på kortet. Enter bekræfter det eller viser de gamle udgaver."
        if whole.in_doubt:
            told = "I har begge rettet det samme på kortet. Afgør det på Overblik først."
        yield Row(f"Kortet · {status}", CARD, f"{signs.go}   ",
                  below=told,
                  find="bekræft", act=self._ask,
                  free=tuple(one.name for one in whole.now.every) if whole.now else ())  # fmt: skip
        if whole.drafts:
            number = count(len(whole.drafts), "linje", "linjer")
            names = joined([one.line.name for one in whole.drafts])
            yield Row(f"{number} kan tages med på kortet …", "drafts", f"{signs.go}   ",
                      below=f"{names}.", find="ny", act=self.part.take_in)  # fmt: skip

    def below(self, fields: Collection[str]) -> Iterator[Row]:
        """Yield what is left of the lines, and what stands beside them.

        Args:
            fields: The fields that have been told already.
        """
        part, today, said = self.part, self.view.today, self.whole.said
        go = f"{part.signs.go}   "
        left = [one for one in self._alone() if one.line.field not in fields]
        for field in dict.fromkeys(one.line.field or "" for one in left):
            title = code_name(self.view.catalogue, "card_fields", field) or "Andet på kortet"
            yield Row(title, heading=True)
            yield from self.own(field)
        yield Row("Skriv en linje med jeres egne ord …", "line:new", go,
                  act=partial(write_line, part))  # fmt: skip
        beside = "" if said.assessments else f": {NOT_ASSESSED}"
        yield Row(f"Arbejdspladsens vurdering{beside}", heading=True)
        for one in said.assessments:
            first, *rest = assessment_words(one, today)
            text = (one.text or "", one.by or "", one.reference or "", one.phone or "")
            yield Row(first, one.id, _INDENT, below="\n".join(rest), free=text,
                      act=partial(assess, part, one))  # fmt: skip
        if not any(one.id == self._assessment() for one in said.assessments):
            yield Row("Skriv vurderingen …", "assess:new", go, act=partial(assess, part, None))
        yield Row("Medbragte uddannelser", heading=True)
        for learnt in said.educations:
            told = (learnt.name or "", learnt.place or "", learnt.level or "")
            yield Row(learnt.name or "", learnt.id, _INDENT, below=education_words(learnt, today),
                      free=told, act=partial(educate, part, learnt))  # fmt: skip
        yield Row("Skriv en uddannelse ind …", "education:new", go,
                  act=partial(educate, part, None))  # fmt: skip
        headed, counted = paid_words(today)
        if self.whole.paid:
            yield Row(headed, heading=True)
            yield Row(counted, "paid", _INDENT, weak=True)
        for line in self.whole.paid:
            seen = line.mark.observed if line.mark else None
            day = say_brief(seen.day, today) if seen else ""
            yield Row(line.name, f"paid:{line.competence}", _INDENT, ((day, _DAY),),
                      below="Til samtalen om timer med løn.")  # fmt: skip

    def said_of(self, field: str, shown: int) -> str:
        """Return what a field's heading adds where nothing of it is on the card."""
        if not self.whole.lines or any(one.line.field == field for one in self.whole.lines):
            return ""
        return ", 0 på kortet" if shown else f", {NOT_ASSESSED}"

    def standing(self, line: Line) -> Standing | None:
        """Return the line on the card that a competence has, if it has one."""
        return self._standing.get(_thing(line))

    def own(self, field: str) -> Iterator[Row]:
        """Yield a field's lines that no competence has a row for: in somebody's own words."""
        for one in self._alone():
            if (one.line.field or "") == field:
                name = one.line.name or ""
                columns = (("", _BAR), ("" if one.is_shown else NO_EVIDENCE, _WORD), ("", _DAY))
                yield Row(name, one.line.id, f"   {self.part.signs.done}", columns,
                          below=self.stands(one), free=(name,),
                          act=partial(self._own, one))  # fmt: skip

    @cached_property
    def _standing(self) -> dict[tuple[str, str | None], Standing]:
        here, citizen = {one.line.id: one for one in self.whole.lines}, self.view.case.citizen.id
        records = {_thing(one): line_record(citizen, one, self.whole.said.lines)
                   for one in self.lines}  # fmt: skip
        return {thing: here[record] for thing, record in records.items() if record in here}

    def _alone(self) -> list[Standing]:
        shown = {one.line.id for one in self._standing.values()}
        return [one for one in self.whole.lines if one.line.id not in shown]

    def stands(self, one: Standing) -> str:
        """Return that a line is on the card, and what it builds on."""
        return f"På kortet: {standing_words(one, self.view.today)}."

    def listed(self, line: Line, width: int) -> Picture:
        """Return each dated entry behind a competence's line on the card, with what it says."""
        stands = self.standing(line)
        told = [evidence_words(one, self.view.today) for one in stands.behind] if stands else []
        lines: list[Drawn] = [(), (("Bag linjen på kortet", Tone.STRONG),)] if told else []
        lines += [((each, Tone.MUTED),) for one in told for each in wrapped(one, width)]
        return tuple(lines)

    def drafted(self, one: LineDraft) -> str:
        """Return a proposed line as it is chosen."""
        return f"{one.line.name} · {draft_words(self.view.catalogue, one, self.view.today)}"

    # Acts

    async def take(self, one: LineDraft) -> bool:
        """Take a proposed line in, or off, as it is proposed; return whether it was written."""
        view, part, level = self.view, self.part, one.level
        if one.why is Why.FALLEN and (stands := self.standing(one.line)):
            return await self.take_off(stands)
        if level is None:
            title = f"Hvor langt er {view.name} med «{one.line.name}»?"
            levels = [(key, words) for key, words in part.levels(one.line) if int(key) >= SHOWN]
            level = int(await choose(part, title, levels))
        return await part.write(
            lambda: view.services.whole_card.take(view.case, one, level),
            f"{one.line.name} er taget med på kortet.",
        )

    async def take_off(self, one: Standing) -> bool:
        """Take a line off the card; return whether it was written."""
        view = self.view
        return await self.part.write(
            lambda: view.services.whole_card.take_off(view.case, one.line),
            f"{clean_line(one.line.name or '')} er taget af kortet.",
        )

    def _assessment(self) -> str:
        return self.view.services.card_beside.assessment(self.view.case, self.view.case.course)

    async def _own(self, one: Standing) -> None:
        name = clean_line(one.line.name or "")
        await pick(self.part, f"«{name}»", [("Tag linjen af kortet", partial(self.take_off, one))])

    async def _ask(self) -> None:
        """Ask for the next yes, or which edition is to be read."""
        view, whole, worded = self.view, self.whole, self.view.catalogue.worded
        if whole.status is Status.DRAFT:
            next_ = [("Virksomheden bekræfter kortet …", Whose.WORKPLACE)]
        elif whole.status is Status.CONFIRMED:
            next_ = [(worded("Kortet er gennemgået med borgeren …"), Whose.CITIZEN)]
        else:
            next_ = []
        ways: list[tuple[str, Callable[[], object]]] = [
            (words, partial(confirm, self.part, whose)) for words, whose in next_
        ]
        ways += [
            (f"Læs {worded(version_words(one, view.today))}", partial(self._show, one))
            for one in reversed(whole.versions)
        ]
        await pick(self.part, "Kortet, der gives videre", ways)

    def _show(self, version: Version) -> None:
        lines = said_words(self.view.catalogue, version.said, None, self.view.today)
        title = version_words(version, self.view.today)
        title = capital(title)
        self.part.app.push_screen(Tell(title, "\n".join(lines).strip(), free=True))


def _thing(line: Line) -> tuple[str, str | None]:
    return line.competence, line.package
