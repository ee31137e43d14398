"""That somebody tried to reach a citizen who was away, and what was agreed."""

from __future__ import annotations

from typing import Annotated

from vip2tui.domain.kinds.fact import Code, Day, Fact, Says, Told
from vip2tui.domain.kinds.kind import Kind, Said, Words


class AbsenceContact(Fact):
    """One try to reach a citizen about absence, with the agreement about coming back.

    Mentor and municipality have it both: who was reached by the one is not called by the other.
    """

    KIND = "absence_contact"

    citizen: Annotated[str, Says("borger")]
    day: Annotated[Day | None, Says("dag")] = None
    how: Annotated[Code | None, Says("hvordan", codes="forms")] = None
    result: Annotated[Code | None, Says("hvad der kom ud af det", codes="contact_results")] = None
    back: Annotated[Day | None, Says("kommer igen")] = None
    """The day the citizen comes back, as agreed."""
    agreed: Annotated[Told | None, Says("det, I aftalte", free=True, searched=True)] = None


def _told(said: Said) -> str:
    return "kontakt om fravær" if "result" in said and "citizen" in said else ""


KIND = Kind(
    name=AbsenceContact.KIND,
    words=Words("kontakten om fravær", "kontakt om fravær", "kontakter om fravær"),
    model=AbsenceContact,
    parents=("citizen",),
    stands_in={"citizen": ""},
    makes=(frozenset({"result"}),),
    told=_told,
)
