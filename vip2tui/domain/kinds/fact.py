"""What every fact stands on: read off the records, never changed, only replaced.

Dates are ISO days, times are minutes: no float is ever stored. No text stands in a ``repr``, so no
name reaches a log or a traceback.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time
from enum import Enum
from typing import Annotated, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field

Named = Annotated[str, Field(min_length=1, max_length=200)]
Line = Annotated[str, Field(max_length=200)]
Told = Annotated[str, Field(max_length=1_000)]
"""A few words about something."""
Text = Annotated[str, Field(max_length=10_000)]
Code = Annotated[str, Field(max_length=40)]
"""A stored code; the word for it is in the shipped list that its field names."""
Minutes = Annotated[int, Field(ge=0, le=24 * 60)]
DaysCounted = Annotated[int, Field(ge=0, le=24 * 60)]
"""Days, as «4 af 5». The bound is as wide as it ever was: nothing stored becomes unreadable."""
Day = Annotated[date, Field(ge=date(1900, 1, 1), le=date(2199, 12, 31))]
"""A day somebody can have meant: days are counted on from it, and the calendar has an end."""
OfficeId = Annotated[str, Field(min_length=1, max_length=100)]
"""The id of an office's computer: names of offices change, and two may have one."""
RecordId = Annotated[str, Field(max_length=100)]


@dataclass(frozen=True, slots=True)
class Says:
    """How a field of a record is said, and what can be done with what stands in it."""

    words: str
    """What it is called in the middle of a sentence: «telefon»."""
    label: str = ""
    """What it is called where it is asked for; the words with a capital if left out."""
    codes: str = ""
    """The list of codes (`Codes`) that its values are from."""
    unit: Literal["", "hours", "weeks", "ore", "days"] = ""
    """What its number counts, where that is said otherwise than as a number."""
    free: bool = False
    """Written freely: two of them can both stand, and any of it may have to be taken away."""
    searched: bool = False
    typed: bool = False
    """In a person's own words, though it is neither free nor searched."""
    registered: bool = False
    """A number of a register, which may look like a CPR number: it is not asked about."""
    named: bool = False
    """The name or the number of somebody or something: no word of it is asked about."""
    sealed: bool = False
    """Its value is never said by itself: only where a rule says that it may be shown now."""
    is_id: bool = False
    """Says which one it is by an id: where the record is called by name, the name tells it."""
    confidential: bool = False
    """For professionals alone by its very name, whatever kind of record it stands in."""


class Known(BaseModel):
    """Something known, which shows no text to a log."""

    model_config = ConfigDict(
        defer_build=True, frozen=True, extra="ignore", hide_input_in_errors=True
    )

    def __repr_args__(self) -> Iterator[tuple[str | None, object]]:
        for name, value in super().__repr_args__():
            if name in ("id", "case") or isinstance(value, (int, date, time, Enum)):
                yield name, value


class Fact(Known):
    """Something known about a citizen, a course or a workplace."""

    KIND: ClassVar[str]

    id: str
    case: str
    """Where it stands: the shared case, ``.f`` or ``.p``."""
