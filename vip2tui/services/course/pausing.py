"""Pauses: a step stands still from a day, for a reason, until it goes on; the clock stands too.

A reason that touches health is for professionals only: the mentor is often the boss.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from vip2tui.base.safe import typed_line
from vip2tui.changes.change import Json
from vip2tui.changes.writer import Draft
from vip2tui.domain.course import tailor
from vip2tui.domain.course.plan import PlacedStep
from vip2tui.domain.ids import derived_id
from vip2tui.domain.kinds.pause import PauseReason
from vip2tui.domain.kinds.places import Place, case_at
from vip2tui.domain.roles import Role
from vip2tui.domain.statuses import StepStatus
from vip2tui.services.citizen.casework import Casework, CoursePlan
from vip2tui.services.course.proposing import NO_PAUSE, Proposal, moved_along, proposed, set_step
from vip2tui.services.desk import Desk, RefusedError
from vip2tui.services.records import edit_seen
from vip2tui.services.typed import of_list
from vip2tui.text.danish import count
from vip2tui.text.days import say

TOUCHES_HEALTH = ("egen_sygdom", "barsel", "barns_sygdom")
"""Reasons a workplace's computer is not told by the municipality."""


@dataclass(frozen=True, slots=True)
class Pause:
    """What a person says about a pause."""

    code: str
    since: date
    expected: date | None = None
    """When it is expected to end."""
    plan: str = ""
    """What is agreed about going on."""
    reason: str = ""
    """A few words more."""
    agreed: str = ""
    """Whom it is agreed with."""


@dataclass(frozen=True, slots=True)
class PausingService:
    """What a person can do about pauses."""

    desk: Desk

    def pause(
        self, seen: Casework, plan: CoursePlan, steps: Sequence[PlacedStep], pause: Pause
    ) -> Proposal:
        """Propose a pause of some steps; with none named, of all that are under way.

        Raises:
            RefusedError: If no step can stand still, the reason is none of the list, or the days
                make no sense.
        """
        pause = replace(pause, code=self.desk.catalogue.codes().read("pauses", pause.code))
        self._sound(pause)
        chosen = list(steps) or list(tailor.running(plan.steps))
        if not chosen:
            raise RefusedError("Intet trin er i gang. Vælg det trin, der skal holde pause.")
        if any(
            one.status not in (StepStatus.PLANNED, StepStatus.RUNNING, StepStatus.PAUSED)
            for one in chosen
        ):
            raise RefusedError("Et trin, der er slut, kan ikke holde pause. Intet er ændret.")
        drafts = [draft for one in chosen for draft in self._pausing(seen, plan, one, pause)]
        words = f"{_names(chosen)} holder pause fra {say(pause.since)}."
        made = proposed(self.desk, seen, plan, drafts, words)
        return replace(made, notes=tuple(_notes(pause)))

    def resume(
        self,
        seen: Casework,
        plan: CoursePlan,
        steps: Sequence[PlacedStep],
        day: date,
        *,
        follow: bool = True,
    ) -> Proposal:
        """Propose that steps go on from a day; the later ones go along by the days of the pause.

        Raises:
            RefusedError: If none stands still, or the day lies before the pause.
        """
        chosen = list(steps) or list(tailor.stands_still(plan.steps))
        paused = [(one, since) for one in chosen if (since := _since(one)) is not None]
        if not paused:
            raise RefusedError("Intet trin holder pause. Intet er ændret.")
        if any(day < since for _, since in paused):
            raise RefusedError("Den dag ligger før pausen. Intet er ændret.")
        drafts = [set_step(seen, plan, one, _going_on(one, since, day)) for one, since in paused]
        longest, since = max(paused, key=lambda pair: day - pair[1])
        days = (day - since).days
        if follow and days:
            later = tailor.followers(plan.steps, longest, longer=True)
            drafts += [set_step(seen, plan, one, moved_along(one, days)) for one in later]
        ran = [one for one, _ in paused if _has_begun(one)]
        planned = [one for one, _ in paused if not _has_begun(one)]
        after = f"fra {say(day)} efter {count(days, 'dag', 'dage')}."
        said = [f"{_names(ran)} er i gang igen {after}"] if ran else []
        said += [f"{_names(planned)} er planlagt igen {after}"] if planned else []
        return proposed(self.desk, seen, plan, drafts, " ".join(said))

    def why(self, plan: CoursePlan, step: PlacedStep) -> tuple[str, str]:
        """Return the code of a pause and its words, as far as they are known here."""
        secret = plan.pauses.get(step.record)
        state, read = step.state, self.desk.catalogue.codes().read
        if secret is not None and secret.pause_code and state and secret.paused == state.paused:
            return read("pauses", secret.pause_code), secret.reason or ""
        return (read("pauses", state.pause_code or ""), state.reason or "") if state else ("", "")

    def _sound(self, pause: Pause) -> None:
        reasons = self.desk.catalogue.codes().pauses
        of_list(reasons, pause.code, "Vælg grunden til pausen fra listen. Intet er ændret.")
        if pause.expected is not None and pause.expected < pause.since:
            raise RefusedError("Pausen kan ikke slutte, før den begynder. Intet er ændret.")
        if pause.code == "andet" and not typed_line(pause.reason):
            raise RefusedError("Skriv kort, hvad grunden er. Intet er ændret.")

    def _pausing(
        self, seen: Casework, plan: CoursePlan, step: PlacedStep, pause: Pause
    ) -> list[Draft | None]:
        secret = pause.code in TOUCHES_HEALTH and self.desk.me.role is not Role.MENTOR
        said = typed_line(pause.reason) or None
        why: dict[str, Json] = {"pause_code": pause.code, "reason": said}
        nothing: dict[str, Json] = dict.fromkeys(why)
        values: dict[str, Json] = {
            "status": StepStatus.PAUSED,
            "paused": pause.since.isoformat(),
            "expected": pause.expected.isoformat() if pause.expected else None,
            "agreed": typed_line(pause.agreed) or None,
            "return_plan": typed_line(pause.plan) or None,
            "finished": None,
        }
        shared = set_step(seen, plan, step, values | (nothing if secret else why))
        hidden = why | {"paused": values["paused"]} if secret else nothing
        return [shared, self._secret(seen, plan, step, hidden)]

    def _secret(
        self, seen: Casework, plan: CoursePlan, step: PlacedStep, why: dict[str, Json]
    ) -> Draft | None:
        """Return what professionals alone are told; what stood there of an older pause goes."""
        if self.desk.me.role is Role.MENTOR:
            return None
        case = case_at(plan.course.case, Place.PROFESSIONAL)
        of: dict[str, Json] = {"course": plan.course.id, "step": step.record}
        record = derived_id(step.record, "pause")
        return edit_seen(seen, case, record, PauseReason.KIND, why, fixed=of)


def _names(steps: Iterable[PlacedStep]) -> str:
    return ", ".join(f"«{one.step.name}»" for one in steps)


def _has_begun(step: PlacedStep) -> bool:
    return bool(step.state and step.state.started)


def _since(step: PlacedStep) -> date | None:
    return step.state.paused if step.state and step.status == StepStatus.PAUSED else None


def _going_on(step: PlacedStep, since: date, day: date) -> dict[str, Json]:
    """Return what a step's record says when it goes on: the days of the pause are counted."""
    state = step.state
    rested = (state.rested or 0 if state else 0) + (day - since).days
    return {
        "status": StepStatus.RUNNING if _has_begun(step) else StepStatus.PLANNED,
        "rested": min(rested, 3_660),
        **NO_PAUSE,
        "reason": None,
    }


def _notes(pause: Pause) -> Iterator[str]:
    days = (pause.expected - pause.since).days if pause.expected else 0
    if days > tailor.LONG_PAUSE:
        yield f"Det er en lang pause ({days} dage). Aftal, hvordan I holder kontakten imens."
    if not typed_line(pause.plan):
        yield "Der er ikke skrevet en plan for at komme i gang igen."
