"""A list about one citizen, or one other thing: left, with a word, where it cannot be read."""

from __future__ import annotations

from typing import Generic, TypeVar

from screens.listing import ListScreen
from screens.words import called
from vip2tui.services.citizen.casework import Casework
from vip2tui.services.house import Services

W = TypeVar("W")


class AboutScreen(ListScreen, Generic[W]):
    """Subclasses read what it is about, and show that."""

    def read_again(self) -> None:
        one = self.read_or_leave(self.read)
        if one is not None:
            self.show(one)

    def read(self) -> W:
        """Return what the list is about.

        Raises:
            Vip2Error: If it is not here.
        """
        raise NotImplementedError

    def show(self, one: W) -> None:
        """Fill the list."""
        raise NotImplementedError


class CitizenListScreen(AboutScreen[Casework]):
    """A list about one citizen."""

    def __init__(self, services: Services, citizen_id: str) -> None:
        super().__init__(services)
        self.CITIZEN = self.citizen = citizen_id

    def read(self) -> Casework:
        return self.services.citizens.get(self.citizen)

    def called(self, seen: Casework) -> str:
        """Return what the citizen is called here."""
        return called(self.services, self.citizen, seen.citizen.name)
