"""Who has a citizen now: one computer, as the office says it; two hand-overs meet in a doubt."""

from __future__ import annotations

from typing import Annotated

from vip2tui.domain.kinds.fact import Day, Fact, RecordId, Says
from vip2tui.domain.kinds.kind import Kind, Said, Words
from vip2tui.domain.roles import Role


class Holder(Fact):
    """Which computer has a citizen now; one a case."""

    KIND = "holder"

    citizen: Annotated[str | None, Says("borger")] = None
    device: Annotated[RecordId | None, Says("computeren, der har borgeren", is_id=True)] = None
    former: Annotated[RecordId | None, Says("computeren, der havde borgeren", is_id=True)] = None
    """It reads along until `device` has receipted."""
    until: Annotated[Day | None, Says("dækkes til")] = None
    """The day the citizen goes back to `former`, which keeps reading meanwhile."""
    answers: Annotated[RecordId | None, Says("ønsket, der er svaret på", is_id=True)] = None


def _told(said: Said) -> str:
    if said.get("until"):
        return "borgeren dækkes af en anden"
    if said.get("device"):
        return "borgeren givet videre" if said.get("former") else "sagt, hvem der har borgeren"
    return "svaret på, hvem der har borgeren" if "answers" in said else ""


# Another's would move a citizen past the municipality.
KIND = Kind(
    name=Holder.KIND,
    words=Words("hvem der har borgeren", "svar på, hvem der har borgeren",
                "svar på, hvem der har borgeren"),
    model=Holder,
    with_citizen=False,
    parents=("citizen",),
    setters=frozenset({Role.OFFICE}),
    told=_told,
)  # fmt: skip
