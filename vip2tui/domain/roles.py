"""What a person is in a course."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """What the person at this computer is in the course."""

    MENTOR = "mentor"
    CONSULTANT = "consultant"
    OFFICE = "office"
