"""A signed paper comes back: the grant, the month or the card is told of it, with day and who.

The paper has no record of its own. What is written is what the grant, the month and the card always
knew of it, by the verbs they have; so history, undo and the questions of an audit know it too.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from vip2tui.base.safe import MAX_LINE, clean_line
from vip2tui.domain.kinds.card_confirmation import Whose
from vip2tui.domain.kinds.grant import ON_PAPER, Grant
from vip2tui.domain.kinds.hours_confirmation import SIGNED
from vip2tui.papers import kinds
from vip2tui.papers.kinds import PaperKind
from vip2tui.sentences.values import value_words
from vip2tui.services.citizen.casework import Casework
from vip2tui.services.course.card_versions import Yes
from vip2tui.services.course.card_wording import yes_words
from vip2tui.services.course.whole_card import WholeCard, WholeCardService, can_confirm
from vip2tui.services.desk import Desk, RefusedError
from vip2tui.services.papers.of_extension import after
from vip2tui.services.support.grants import GrantService
from vip2tui.services.support.hours import HoursService, Sheet
from vip2tui.services.support.support_words import month_words
from vip2tui.services.typed import has_come, required
from vip2tui.text.danish import joined
from vip2tui.text.days import say_short

_NOT_SIGNED = "Det papir er ikke til underskrift. Intet er skrevet."
_WHO = "Skriv, hvem der har skrevet under. Intet er skrevet."


@dataclass(frozen=True, slots=True)
class Stands:
    """How it stands with the signatures of a paper."""

    question: str
    by: str
    """Who most likely signed: those whom the paper names."""
    words: str = ""
    """What is registered already."""
    is_done: bool = False
    """Whether nothing of it is missing."""
    day: date | None = None
    """The day it was signed, where that is registered: asked again, it is not today's."""


@dataclass(frozen=True, slots=True)
class SigningService:
    """Registers the papers that come back signed."""

    desk: Desk
    grants: GrantService
    hours: HoursService
    card: WholeCardService

    def stands(self, kind: PaperKind, seen: Casework, month: str = "") -> Stands:
        """Return how it stands with a paper.

        Raises:
            RefusedError: If such a paper is not signed, or what it is about is not here.
        """
        match kind:
            case kinds.AGREEMENT | kinds.EXTENSION:
                return self._of_grant(self._grant(kind, seen), seen)
            case kinds.SHEET:
                return self._of_sheet(seen, month)
            case kinds.CARD:
                return self._of_card(seen)
        raise RefusedError(_NOT_SIGNED)

    def may(self, kind: PaperKind, seen: Casework) -> None:
        """Do nothing if what a paper is about can be told that it is signed.

        Raises:
            RefusedError: With what is in the way.
        """
        match kind:
            case kinds.AGREEMENT | kinds.EXTENSION:
                self.grants.may()
            case kinds.SHEET:
                self.hours.may_confirm()
            case kinds.CARD:
                whole = self.card.read(seen)
                can_confirm(whole, _next(whole))
            case _:
                raise RefusedError(_NOT_SIGNED)

    def sign(
        self, kind: PaperKind, seen: Casework, by: str, day: date | None = None, month: str = ""
    ) -> bool:
        """Write that a paper came back signed; return whether that was not written already.

        Args:
            kind: Which paper.
            seen: The citizen as the person saw it.
            by: Who signed it.
            day: When; as it is registered if left out, else today.
            month: Which month's sheet, ``2026-05``; the last one with hours if left out.

        Raises:
            RefusedError: If nobody is named, the day lies ahead, such a paper is not signed, or
                what it is about does not take it: its own verb says why.
        """
        known = self.stands(kind, seen, month).day
        who, at = required(by, _WHO), day or known or self.desk.today()
        has_come(at, self.desk.today())
        match kind:
            case kinds.AGREEMENT | kinds.EXTENSION:
                told = {"agreed": at.isoformat(), "agreed_how": ON_PAPER, "agreed_by": who}
                return self.grants.change(seen, self._grant(kind, seen), told)
            case kinds.SHEET:
                return self._sign_sheet(seen, who, at, month)
            case kinds.CARD:
                return self._sign_card(seen, who, at)
        raise RefusedError(_NOT_SIGNED)

    def _of_grant(self, grant: Grant, seen: Casework) -> Stands:
        by = f" af {clean_line(grant.agreed_by)}" if grant.agreed_by else ""
        day = say_short(grant.agreed, self.desk.today()) if grant.agreed else ""
        return Stands(
            "Hvem har skrevet under på mentoraftalen?",
            grant.agreed_by or self._three(seen, grant.mentor),
            f"underskrevet {day}{by}" if day else "",
            is_done=bool(day),
            day=grant.agreed,
        )

    def _grant(self, kind: PaperKind, seen: Casework) -> Grant:
        """Return the period an agreement is about, or that which follows another."""
        if kind == kinds.EXTENSION:
            return after(self.grants, self.hours, seen).grant
        return self.grants.find(seen)

    def _of_sheet(self, seen: Casework, month: str) -> Stands:
        sheet, words = self._sheet(seen, month), ""
        word = sheet.confirmed
        if word is not None and word.is_yes and word.day:
            how = value_words(self.desk.catalogue, word.KIND, "how", word.how)
            by = f" af {clean_line(word.by)}" if word.by else ""
            other = "" if sheet.is_confirmed else ", men summen er en anden nu"
            words = f"bekræftet {say_short(word.day, self.desk.today())}{by} ({how}){other}"
        return Stands(
            f"Hvem har skrevet under på timesedlen for {month_words(sheet.month).lower()}?",
            (word and word.by) or self._three(seen),
            words,
            is_done=sheet.is_confirmed,
            day=word.day if word is not None and sheet.is_confirmed else None,
        )

    def _sign_sheet(self, seen: Casework, by: str, day: date, month: str) -> bool:
        sheet = self._sheet(seen, month)
        word = sheet.confirmed
        known = (word.by, word.day, word.how) if word and sheet.is_confirmed else None
        self.hours.confirm(seen, sheet.month, SIGNED, by=by, day=day)
        return known != (by, day, SIGNED)

    def _sheet(self, seen: Casework, month: str) -> Sheet:
        sheets = self.hours.sheets(seen)
        if not month and not sheets:
            raise RefusedError("Der er ingen mentortimer at skrive en timeseddel over.")
        return self.hours.sheet(seen, month) if month else sheets[-1]

    def _of_card(self, seen: Casework) -> Stands:
        whole, today = self.card.read(seen), self.desk.today()
        said = [yes_words(one, today) for whose in Whose if (one := _yes(whole, whose))]
        whose = _next(whole)
        questions = {
            Whose.WORKPLACE: "Hvem fra virksomheden har skrevet under på kompetencekortet?",
            Whose.CITIZEN: "Hvem har gennemgået kompetencekortet og skrevet under?",
        }
        return Stands(
            questions[whose],
            self.card.proposed_name(seen, whose),
            joined(said),
            is_done=len(said) == len(Whose),
        )

    def _sign_card(self, seen: Casework, by: str, day: date) -> bool:
        return self.card.confirm(seen, _next(self.card.read(seen)), by, day) is not None

    def _three(self, seen: Casework, mentor: str | None = None) -> str:
        """Return the three whom an agreement and a month sheet are signed by."""
        who = (seen.citizen.name, mentor or seen.citizen.mentor, self.desk.me.authority)
        return joined([one for one in map(clean_line, filter(None, who)) if one])[:MAX_LINE]


def _yes(whole: WholeCard, whose: Whose) -> Yes | None:
    return whole.now.yes(whose) if whole.now else None


def _next(whole: WholeCard) -> Whose:
    """Return whose signature is missing; the citizen's again where none is."""
    return Whose.CITIZEN if _yes(whole, Whose.WORKPLACE) else Whose.WORKPLACE
