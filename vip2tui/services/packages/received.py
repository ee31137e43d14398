"""What a package file holds before it is taken in, in the same words on screen and line."""

from __future__ import annotations

from dataclasses import dataclass

from vip2tui.catalogue.catalogue import Catalogue
from vip2tui.catalogue.package import Package
from vip2tui.catalogue.written import Remark
from vip2tui.text.danish import count


@dataclass(frozen=True, slots=True)
class Received:
    """What a file holds, before it is taken in."""

    package: Package
    differs: tuple[str, ...]
    """In words, against the newest edition here; empty if there is none or it says the same."""
    is_new: bool
    """Whether there is no edition of this package here."""
    advice: tuple[Remark, ...]
    newer: str = ""
    """The edition here that is newer than the file's, if there is one."""
    over_draft: bool = False
    """Whether it takes the place of a draft here, which can then be taken back."""

    def in_words(self, catalogue: Catalogue) -> str:
        """Return what the file brings, in sentences."""
        package = self.package
        lines = [f"Udgave {package.version}."]
        if package.own is not None and package.own.draft:
            lines.append(
                catalogue.worded("Den er en kladde og kan ikke bruges til en borger endnu.")
            )
        if self.newer:
            lines.append(
                f"Den er ældre end udgave {self.newer}, som er her. Nye forløb bruger stadig "
                f"udgave {self.newer}; filens udgave kan læses."
            )
        if self.over_draft:
            lines.append("Den lægger sig over din kladde. Du kan fortryde det inde i kladden.")
        if self.is_new:
            steps = count(len(package.steps), "trin", "trin")
            lines.append(f"Den er ikke på denne computer i forvejen. Den har {steps}.")
        elif self.differs:
            lines += [
                "Det er anderledes end den, der er her:",
                *(f"- {one}" for one in self.differs),
            ]
        else:
            lines.append("Den siger det samme som den, der er her.")
        if self.advice:
            lines += ["", "Det bør I se på:", *(f"- {one.message}" for one in self.advice)]
        lines += ["", "Forløb, der er i gang, beholder den udgave, de begyndte med."]
        return "\n".join(lines)
