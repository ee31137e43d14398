"""Mentorstøtte: the hours against what was granted, what is missing, and month by month."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from textual.content import Content

from screens.citizen.beside import PartBeside
from screens.citizen.part import View
from screens.dialogs import choose
from screens.opened import worded
from screens.support.mending import ask_field, extend, grant_support, mend
from screens.support.months import ask_month
from screens.support.visiting import write_visit
from screens.widgets.row import Row
from vip2tui.base.safe import T
from vip2tui.catalogue.codes import CheckLevel
from vip2tui.domain.kinds.grant import Grant
from vip2tui.domain.kinds.grant_basis import GrantBasis
from vip2tui.domain.kinds.table import KINDS
from vip2tui.domain.roles import Role
from vip2tui.domain.support.checks import Finding, longest
from vip2tui.domain.support.hours import Clock, supports, within
from vip2tui.pictures.drawn import Picture, Tone
from vip2tui.pictures.shares import Share, shares
from vip2tui.sentences.records import field_label
from vip2tui.services.citizen.away import mentor_away_words
from vip2tui.services.support.audit import Audit
from vip2tui.services.support.hours import Sheet
from vip2tui.services.support.support_words import (
    clock_words,
    field_words,
    finding_mark,
    finding_words,
    month_words,
    period_words,
    points_words,
    sheet_words,
)
from vip2tui.text.danish import count
from vip2tui.text.days import short
from vip2tui.text.hours import say_minutes

_SUM, _STANDS = 6, 22
"""Cells of a month's sum, and of how it stands."""
_PLACES, _DAY = 9, 11
"""Cells of how many places, and of since when."""


class Support(PartBeside):
    """The part of the page with mentor support."""

    HINT = "Timerne mod bevillingen. Enter retter det, der mangler, eller åbner måneden."
    TITLE, ABOUT = "Mentorstøtte", "Om linjen"
    UNDER = 5

    def hint_content(self) -> Content:
        return T(worded(self.app, self.HINT))

    def rows(self, view: View) -> Iterator[Row]:
        services, is_mentor = view.services, view.role is Role.MENTOR
        clocks = services.hours.clocks(view.case)
        if not clocks:
            yield Row("Mentorstøtte", heading=True)
            yield Row("Der er ingen mentorstøtte bevilget endnu.", "ingen")
        for grant, clock in clocks:
            yield from self._grant(view, grant, clock)
        for n, said in enumerate(mentor_away_words(view.case, view.role, view.today)):
            yield Row(said, f"vaek:{n}", "  ")
        if not is_mentor:
            yield from self._to_grant(view, [one for one, _ in clocks])
            yield Row("Skriv et besøg på arbejdspladsen …", "besoeg", f"{self.signs.go} ",
                      act=partial(write_visit, self))  # fmt: skip
        if clocks and not is_mentor:
            yield from self._findings(view, services.audit.of(view.case))
        yield from self._months(view, services.hours.sheets(view.case))

    def _to_grant(self, view: View, grants: Sequence[Grant]) -> Iterator[Row]:
        """Yield what can be granted: more of each support, and one where a course has none."""
        every, names = supports(grants), {one.course.id: one.name for one in view.case.courses}
        for one in every:
            of = f" · {names.get(one[-1].course or '', '')}" if len(every) > 1 else ""
            key = f"bevilg:{one[0].id}" if of else "bevilg"
            yield Row(f"Bevilg en ny periode …{of}", key, f"{self.signs.go} ",
                      act=partial(extend, self, one))  # fmt: skip
        bare = [one for one in view.case.courses if one.course.closed is None
                and all(each.course not in (one.course.id, None) for each in grants)]  # fmt: skip
        for plan in bare if grants else [view.case.course]:
            of = f" · {plan.name}" if plan and grants else ""
            key = f"bevilg:{plan.course.id}" if plan and grants else "bevilg"
            yield Row(f"Bevilg mentorstøtte …{of}", key, f"{self.signs.go} ",
                      act=partial(grant_support, self, plan))  # fmt: skip

    def _grant(self, view: View, grant: Grant, clock: Clock) -> Iterator[Row]:
        """Yield a period: its hours as a bar, what is told in time, and what it says."""
        yield Row(f"Periode {period_words(grant)}", heading=True)
        said = list(clock_words(clock))
        tone = Tone.OVER if clock.warns else Tone.PLAIN
        yield Row(
            said[0], f"timer:{grant.id}", f"{self.signs.over if clock.warns else ' '} ",
            tone=tone, source="\n".join(said[1:]), drawn=partial(self._bar, clock),
        )  # fmt: skip
        if grant.end is None or within(grant, view.today) or grant.end > view.today:
            yield from self._fields(view, grant)

    def _bar(self, clock: Clock, width: int) -> Picture:
        spent = Share("Brugt", clock.spent, clock.granted, say_minutes(clock.spent))
        dated = Share("Til i dag", clock.to_date, clock.granted, say_minutes(clock.to_date))
        return shares((spent, dated), width, self.signs)

    def _fields(self, view: View, grant: Grant) -> Iterator[Row]:
        may = view.role is not Role.MENTOR
        basis = view.services.grants.basis(view.case, grant)
        told = field_words(view.catalogue, grant, basis)
        for kind, name, label, said in told:
            free = (said,) if KINDS[kind].fields[name].free or name == "mentor" else ()
            act = partial(ask_field, self, grant, name) if may else None
            yield Row(f"{label}: {said}", f"{name}:{grant.id}", "  ", free=free, act=act)
        if may:
            yield Row("Mere i bevillingen …", f"mere:{grant.id}", f"{self.signs.go} ",
                      act=partial(self._more, grant))  # fmt: skip

    async def _more(self, grant: Grant) -> None:
        """Ask which field of a grant is to be written."""
        named = {
            name: field_label(self.view.catalogue, kind, name)
            for kind in (Grant.KIND, GrantBasis.KIND)
            for name in KINDS[kind].fields
            if name not in {"citizen", "course", "follows", "grant"}
        }
        chosen = await choose(self, "Hvad vil du skrive?", [*named.items()])
        await ask_field(self, grant, chosen)

    def _findings(self, view: View, audit: Audit) -> Iterator[Row]:
        found, number = audit.findings, count(len(audit.findings), "ting mangler", "ting mangler")
        first, rest = longest(found)
        said = f": {number}" + (". De tre, der har manglet længst:" if rest else "")
        yield Row(f"Dokumentationen er {audit.result.lower()}{said if found else ''}", heading=True)
        yield Row(points_words(found), "punkter", "  ")
        yield from (self._finding(view, one) for one in first)
        if rest:
            yield Row("Det andet, i den orden en revision spørger", heading=True)
            yield from (self._finding(view, one) for one in rest)

    def _finding(self, view: View, one: Finding) -> Row:
        is_fault = one.check.level is CheckLevel.FAULT
        places = f"{len(one.lacks)} steder" if len(one.lacks) > 1 else ""
        return Row(
            one.check.name,
            one.check.code,
            f"{finding_mark(one, self.signs)} ",
            ((places, _PLACES), (short(one.since, view.today), _DAY)),
            tone=Tone.OVER if is_fault else Tone.SOON,
            source=finding_words(one, view.today),
            act=partial(mend, self, one),
        )

    def _months(self, view: View, sheets: tuple[Sheet, ...]) -> Iterator[Row]:
        if sheets:
            yield Row("Måneder", heading=True)
        for one in reversed(sheets):
            stands = [
                "låst" if one.locked else "",
                "bekræftet" if one.is_confirmed else "ikke bekræftet",
            ]
            yield Row(
                month_words(one.month),
                f"maaned:{one.month}",
                f"{self.signs.over if one.late or one.is_changed else ' '} ",
                ((say_minutes(one.minutes), _SUM), (", ".join(filter(None, stands)), _STANDS)),
                source="\n".join(sheet_words(view.catalogue, one, view.today)),
                act=partial(ask_month, self, one.month),
            )
