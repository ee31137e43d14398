"""Where a draft is written on: the way there from wherever it is seen."""

from __future__ import annotations

import re

from screens.messages import GoTo, To
from vip2tui.services import drafts
from vip2tui.services.drafts import DraftSeen


def to_draft(draft: DraftSeen) -> GoTo:
    """Return the way to where a draft is written."""
    match draft.kind:
        case drafts.NOTE:
            return GoTo(To.NOTE, draft.citizen)
        case drafts.NEW_CITIZEN:
            return GoTo(To.NEW_CITIZEN)
        case drafts.ROUND:
            return GoTo(To.ROUND, draft.citizen)
        case drafts.MEASURE:
            return GoTo(To.MEASURE, draft.citizen, re.split("[:+]", draft.about)[0])
        case drafts.MEASURED:
            return GoTo(To.NOTE, draft.citizen, draft.about)
        case drafts.CORRECTION:
            return GoTo(To.CITIZEN, draft.citizen, f"notater/{draft.about}")
        case drafts.CLOSING:
            course = draft.about.partition(":")[0]
            return GoTo(To.CITIZEN, draft.citizen, f"plan/close:{course}")
        case drafts.CALL:
            course, week, _ = draft.about.split(":")
            return GoTo(To.CITIZEN, draft.citizen, f"plan/call:{course}:{week}")
        case drafts.GRANT:
            return GoTo(To.CITIZEN, draft.citizen, "mentorstoette/bevilg")
        case drafts.VISIT:
            return GoTo(To.CITIZEN, draft.citizen, "mentorstoette/besoeg")
        case drafts.ABSENCE | drafts.CONTACT:
            return GoTo(To.CITIZEN, draft.citizen, "overblik/fravaer")
        case _:
            return GoTo(To.CITIZEN, draft.citizen)
