"""A visibly fictional citizen to practise on."""

from __future__ import annotations

from datetime import timedelta

from vip2tui.services.desk import Desk
from vip2tui.services.house import services_for

PRACTICE_NAME = "Øvelse Eksempel"
PRACTICE_PACKAGE = "produktionsmedarbejder"
PRACTICE_STARTS = 10
"""Days ahead: a few things are due this week, and nothing is late."""


def add_practice(desk: Desk | None) -> None:
    """Add a visibly fictional citizen with a course, so that I dag has something to show."""
    if desk is None:
        return
    services = services_for(desk)
    new = services.citizens.add(
        PRACTICE_NAME, practice=True, tovholder="Eksempel Tovholder", tovholder_phone="00 00 00 00"
    )
    seen = services.citizens.get(new)
    start = desk.today() + timedelta(days=PRACTICE_STARTS)
    services.courses.start(
        seen, services.catalogue.package(PRACTICE_PACKAGE), services.catalogue.checklist(), start
    )
