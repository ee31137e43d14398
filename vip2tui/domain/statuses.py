"""How things stand and whose turn it is, as it is stored: Danish ASCII codes.

Free of pydantic: the command line's help knows them too.
"""

from __future__ import annotations

from enum import StrEnum


class StepStatus(StrEnum):
    """How a step goes."""

    PLANNED = "planlagt"
    RUNNING = "i_gang"
    DONE = "gennemfoert"
    PAUSED = "pause"
    BROKEN_OFF = "afbrudt"
    SKIPPED = "sprunget_over"


class GoalStatus(StrEnum):
    """How far a goal is."""

    NOT_BEGUN = "ikke_begyndt"
    UNDERWAY = "paa_vej"
    REACHED = "naaet"
    GIVEN_UP = "opgivet"


class ShownBy(StrEnum):
    """What kind of thing shows that a goal is reached."""

    SEEN = "set"
    CERTIFICATE = "bevis"
    STATEMENT = "udtalelse"
    PRODUCT = "produkt"


class ItemStatus(StrEnum):
    """How an item of the checklist stands."""

    OPEN = "aaben"
    DONE = "klaret"
    NOT_RELEVANT = "ikke_relevant"
    PUT_OFF = "udskudt"
    RETIRED = "udgaaet"


class Owner(StrEnum):
    """Whose turn it is: mentor, the leader at work, the consultant, the citizen."""

    MENTOR = "M"
    LEADER = "L"
    CONSULTANT = "J"
    CITIZEN = "B"
