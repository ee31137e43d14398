"""The card that is handed on, as programs are told it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from datetime import date

    from vip2tui.domain.course.evidence import LineDraft, Standing
    from vip2tui.domain.kinds.card_line import CardLine
    from vip2tui.services.citizen.casework import Casework
    from vip2tui.services.course.card_versions import Said, Version
    from vip2tui.services.course.whole_card import WholeCard


def draft_row(one: LineDraft) -> dict[str, Any]:
    """Return a proposed line as programs are told it."""
    return {
        "id": one.line.competence,
        "name": one.line.name,
        "field": one.line.field,
        "package": one.line.package,
        "level": one.level,
        "why": one.why.name.lower(),
        "behind": [each.behind.model_dump(mode="json") for each in one.behind],
    }


def line_row(one: Standing) -> dict[str, Any]:
    """Return a line of the card, with what still stands behind it."""
    still = [each.behind.model_dump(mode="json") for each in one.behind]
    return _line(one.line) | {"behind": still, "lost": one.lost}


def version_row(version: Version) -> dict[str, Any]:
    """Return a version as it was confirmed."""
    return {
        "number": version.number,
        "status": version.status.name.lower(),
        "lacks": version.lacks,
        "yes": [
            {"id": one.id, "whose": one.whose.value, "name": one.name,
             "day": one.day.isoformat() if one.day else None}
            for one in version.every
        ],
        "lines": [_line(one) for one in version.said.lines],
        **_beside(version.said),
    }  # fmt: skip


def card_row(whole: WholeCard, case: Casework, today: date) -> dict[str, Any]:
    """Return the card as it stands, and beside it what is counted from the levels of today."""
    return {
        "id": case.citizen.id,
        "number": whole.number,
        "status": whole.status.name.lower(),
        "in_doubt": whole.in_doubt,
        "lines": [line_row(one) for one in whole.lines],
        **_beside(whole.said),
        "versions": [version_row(one) for one in whole.versions],
        "paid_today": {"day": today.isoformat(), "tasks": [
            {"id": one.competence, "name": one.name, "level": one.level,
             "day": one.mark.observed.day.isoformat() if one.mark and one.mark.observed else None}
            for one in whole.paid
        ]},
    }  # fmt: skip


def _line(one: CardLine) -> dict[str, Any]:
    behind = [each.model_dump(mode="json") for each in one.behind or ()]
    return {
        "id": one.id,
        "competence": one.competence,
        "name": one.name,
        "field": one.field,
        "package": one.package,
        "level": one.level,
        "behind": behind,
    }


def _beside(said: Said) -> dict[str, Any]:
    own = {"case", "citizen"}
    return {
        "assessments": [one.model_dump(mode="json", exclude=own) for one in said.assessments],
        "educations": [one.model_dump(mode="json", exclude=own) for one in said.educations],
    }
