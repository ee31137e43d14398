"""Days as a calendar file (``.ics``), which Outlook and the others read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from vip2tui.base.safe import clean_line


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """Something that falls on a day."""

    key: str
    """The same each time the same thing is written, so that a calendar puts it in place again."""
    day: date
    words: str


def calendar_bytes(days: Iterable[CalendarDay], name: str, made: date) -> bytes:
    """Return days as a calendar file, each as a whole day.

    Args:
        days: What falls when.
        name: What the calendar is called.
        made: The day it is written.
    """
    from icalendar import Calendar, Event

    calendar = Calendar()
    calendar.add("prodid", "-//vip2tui//DA")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", clean_line(name))
    stamp = datetime.combine(made, time(), UTC)
    for one in days:
        event = Event()
        event.add("uid", f"{one.key}@vip2tui")
        event.add("dtstamp", stamp)
        event.add("dtstart", one.day)
        event.add("dtend", one.day + timedelta(days=1))
        event.add("summary", clean_line(one.words))
        event.add("class", "PRIVATE")
        event.add("transp", "TRANSPARENT")
        calendar.add_component(event)
    made_bytes: bytes = calendar.to_ical()
    return made_bytes
