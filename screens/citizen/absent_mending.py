"""What was told of a citizen's absence, line by line: read, and corrected where it is wrong."""

from __future__ import annotations

from screens.base import BaseScreen
from screens.dialogs import Tell, choose
from screens.form import Ask, Form
from screens.words import called
from vip2tui.domain.kinds.absence import Absence
from vip2tui.domain.kinds.absence_contact import AbsenceContact
from vip2tui.domain.kinds.entry import Entry
from vip2tui.domain.roles import Role
from vip2tui.sentences.records import field_label
from vip2tui.services import drafts
from vip2tui.services.citizen.absence_reading import mended_of
from vip2tui.services.citizen.absence_reasons import offered_reasons, stands_elsewhere
from vip2tui.services.citizen.casework import Casework
from vip2tui.text.days import IN_A_FIELD, say

_CAME = "came"


async def mend_absence(page: BaseScreen, citizen: str) -> None:
    """Show all that tells of absence, the newest first, and ask what is right about the chosen.

    Raises:
        WentBack: If the person goes back.
    """
    services = page.services
    case = services.citizens.get(citizen)
    name = called(services, citizen, case.citizen.name)
    told = {
        one.id: (f"{say(day)}: {words}", one) for day, words, one in services.absences.told(case)
    }
    ways = [(record, words) for record, (words, _) in told.items()]
    words, one = told[await choose(page, f"Fravær: {name}. Vælg det, der skal rettes.", ways)]
    if isinstance(one, AbsenceContact):
        await page.app.push_screen_wait(Tell(f"Fravær: {name}", words, free=True))
        return
    asks = [_ask(page, one, field, stood) for field, stood in _stands(page, case, one).items()]
    today = services.desk.today()

    def write(typed: dict[str, str]) -> object:
        return services.absences.edit(case, one.id, mended_of(one, typed, today))

    place = f"{drafts.ABSENCE}:{citizen}:{one.id}"
    form = Form(f"Ret fravær: {name}", asks, write, services.drafts, place)
    if await page.app.push_screen_wait(form) == "gemt":
        odd = services.absences.remarks(services.citizens.get(citizen), one.id)
        page.saved(" ".join(["Fraværet står, som du skrev det. Fortryd med Ctrl+Z.", *odd]))


def _stands(page: BaseScreen, case: Casework, one: Absence | Entry) -> dict[str, str]:
    """Return what can be corrected, as it stands here."""
    services = page.services
    reason = services.absences.reason(case, one)
    offered = {code.code for code in offered_reasons(services.desk)}
    stands = {"reason": reason if reason in offered else ""}
    if services.desk.me.role is Role.MENTOR and stands_elsewhere(one):
        del stands["reason"]  # it stands at the municipality
    stands["day"] = say(one.day or services.desk.today())
    if isinstance(one, Absence):
        return stands | {"until": say(one.until) if one.until else ""}
    return stands | ({} if one.attended is None else {_CAME: str(one.attended)})


def _ask(page: BaseScreen, one: Absence | Entry, name: str, stood: str) -> Ask:
    reasons = tuple((code.code, code.name) for code in offered_reasons(page.services.desk))
    is_day = name in ("day", "until")
    if name == _CAME and isinstance(one, Entry):
        label = f"Mødte dage af {one.planned}" if one.planned else "Mødte dage"
    else:
        # A note's first and only day is called as that of an absence is: it is the same thing.
        label = field_label(page.services.catalogue, Absence.KIND, name)
    return Ask(
        name, label, stood, placeholder=IN_A_FIELD if is_day else "",
        options=reasons if name == "reason" else (), is_day=is_day, has_happened=False,
        may_be_empty=not stood,
    )  # fmt: skip
