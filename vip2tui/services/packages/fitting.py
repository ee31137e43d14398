"""What is known of a citizen when one asks whether a package is anything for them.

Read off the case where it stands there; the rest is answered on the spot and kept on this computer
alone, sealed like a draft, so that the next package need not ask again.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass

from vip2tui.domain.kinds.goal import GoalState
from vip2tui.domain.packages.fit import Known
from vip2tui.domain.statuses import GoalStatus
from vip2tui.services.citizen.casework import Casework
from vip2tui.services.desk import Desk
from vip2tui.services.drafts import DraftService
from vip2tui.text.cpr import CprNotUnderstoodError, parse_cpr

ANSWERS = ("danish", "age", "licences", "certificates", "lacking")
_NONE = "-"
"""Kept for «has none», which is another thing than not knowing."""


@dataclass(frozen=True, slots=True)
class FitService:
    """What is known, and what was answered."""

    desk: Desk

    def known(self, case: Casework) -> Known:
        """Return what is known of a citizen, from the case first and then from the answers."""
        given = self._answers(case)
        age = given.get("age", "")
        licences = given.get("licences")
        # What somebody has written that the citizen has.
        passed = {
            str(record.get("certificate"))
            for state in case.states.values()
            for record in state.of_kind(GoalState.KIND)
            if record.get("certificate") and record.get("status") == GoalStatus.REACHED
        }
        return Known(
            danish=given.get("danish") or None,
            age=self._age(case) or (int(age) if age.isdecimal() else None),
            licences=None if licences is None else frozenset(_listed(licences)),
            certificates=frozenset(_listed(given.get("certificates"))) | passed,
            lacking=frozenset(_listed(given.get("lacking"))) - passed,
        )

    def answer(self, case: Casework, name: str, value: str | frozenset[str]) -> None:
        """Keep an answer on this computer; an empty text forgets it.

        Raises:
            StorageError: If it cannot be kept.
        """
        text = value if isinstance(value, str) else ",".join(sorted(value)) or _NONE
        self._keep(case, {name: text})

    def answer_proof(self, case: Casework, certificate: str, has: bool | None) -> None:
        """Keep whether the citizen has a certificate; None says that nobody knows.

        Raises:
            StorageError: If it cannot be kept.
        """
        given = self._answers(case)
        lists = {
            name: set(_listed(given.get(name))) - {certificate}
            for name in ("certificates", "lacking")
        }
        if has is not None:
            lists["certificates" if has else "lacking"].add(certificate)
        self._keep(case, {name: ",".join(sorted(ids)) for name, ids in lists.items()})

    def _keep(self, case: Casework, values: dict[str, str]) -> None:
        if unknown := values.keys() - set(ANSWERS):
            raise KeyError(*unknown)
        DraftService(self.desk).keep(_place(case), self._answers(case) | values)

    def is_answered(self, case: Casework) -> bool:
        """Return whether anything was answered here."""
        return bool(self._answers(case))

    def forget(self, case: Casework) -> None:
        """Forget every answer about a citizen."""
        DraftService(self.desk).drop(_place(case))

    def _answers(self, case: Casework) -> dict[str, str]:
        return DraftService(self.desk).get(_place(case))

    def _age(self, case: Casework) -> int | None:
        cpr = case.identity.cpr if case.identity else None
        with suppress(CprNotUnderstoodError):
            return parse_cpr(cpr or "").age(self.desk.today())
        return None


def _listed(text: str | None) -> list[str]:
    return [one for one in (text or "").split(",") if one and one != _NONE]


def _place(case: Casework) -> str:
    return f"fit:{case.citizen.id}"
