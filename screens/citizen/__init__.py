"""Borger: one page about a person, in parts."""

from screens.citizen.screen import CitizenScreen

__all__ = ["CitizenScreen"]
