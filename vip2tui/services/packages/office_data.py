"""What the office sends as a file: words, KLE numbers, rules, points, checklists (R8, R134, R135).

Each edition is a row of the device and none is written over. The newest that is not taken back
holds, for everything that is read from then on; a course has copied its checklist and keeps it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from vip2tui.base import datafiles
from vip2tui.base.safe import clean_line, cut
from vip2tui.catalogue.catalogue import SHIPPED, Catalogue
from vip2tui.catalogue.names import CHECKLIST, INSTRUMENT, KLE, LOCAL, POINTS, RULES, TERMS
from vip2tui.catalogue.written import Remark
from vip2tui.services.desk import Desk, NotFoundError, RefusedError
from vip2tui.services.packages.office_editions import (
    KINDS,
    TABLE,
    Edition,
    editions,
    holding,
    shipped_order,
)
from vip2tui.storage.port import Row

if TYPE_CHECKING:
    from vip2tui.catalogue.office import OfficeData

HOLDS = {
    TERMS: "Ordene står på alle skærme fra nu af.",
    KLE: "Numrene bruges fra nu af.",
    POINTS: "Punkterne kommer med i nye forløb. De, der er i gang, beholder deres tjekliste.",
    CHECKLIST: "Listen bruges i nye forløb. De, der er i gang, beholder deres tjekliste.",
    RULES: "Reglerne gælder på de dage, der står i dem.",
    INSTRUMENT: "Der spørges sådan fra nu af. De svar, der er givet, står, som de blev givet.",
    LOCAL: "De står på jobpakkernes sider fra nu af.",
}
"""From when a file that was taken in counts."""
_SHOWN = 5
_NAME, _SOURCE = 60, 200


@dataclass(frozen=True, slots=True)
class Received:
    """What a file holds, before it is taken in."""

    edition: Edition
    differs: tuple[str, ...]
    """In words, against what holds now; empty if it says the same."""
    advice: tuple[Remark, ...]
    data: bytes


@dataclass(frozen=True, slots=True)
class OfficeDataService:
    """What a person can do with the office's own data on this device."""

    desk: Desk

    def editions(self) -> tuple[Edition, ...]:
        """Return everything that was ever fetched, by kind, the oldest edition first."""
        return editions(self.desk.store)

    def holds(self, edition: Edition) -> bool:
        """Return whether this edition is the one that counts."""
        return holding(self.editions(), edition.kind, edition.key) == edition

    def get(self, edition_id: str) -> Edition:
        """Return an edition.

        Raises:
            NotFoundError: If it is not here.
        """
        for one in self.editions():
            if one.id == edition_id:
                return one
        raise NotFoundError("Den udgave er ikke på denne computer.")

    def file_of(self, edition_id: str) -> bytes:
        """Return an edition as the file it came in; an old one can always be read.

        Raises:
            NotFoundError: If it is not here.
        """
        row = self.desk.store.row(TABLE, edition_id)
        if row is None:
            raise NotFoundError("Den udgave er ikke på denne computer.")
        return str(row["file"]).encode()

    def told(self, edition_id: str) -> tuple[str, ...]:
        """Return what an edition says, line by line; an old one can always be read.

        Raises:
            NotFoundError: If it is not here.
            RefusedError: If this program cannot read it.
        """
        found = _read(self.get(edition_id).kind, self.file_of(edition_id))
        if found is None:
            raise RefusedError("Den udgave kan ikke læses af denne udgave af programmet.")
        from vip2tui.domain.packages import office_diff

        return tuple(clean_line(one) for one in office_diff.told(found, _names()))

    def preview(self, data: bytes, name: str) -> Received:
        """Return what a file would change. Nothing is written.

        Args:
            data: The file.
            name: What it is called, for what is said about it.

        Raises:
            RefusedError: If it has mistakes, does not go with what is here, or is an older edition.
        """
        from vip2tui.catalogue.office import key_of, look

        looked = look(data)
        if looked.found is None:
            raise _refusal(name, "; ".join(str(one) for one in looked.mistakes[:_SHOWN]))
        found, kind, key = looked.found, looked.kind, key_of(looked.found)
        name_of_it = str(getattr(found, "name", "")) if kind == RULES else KINDS[kind]
        edition = Edition(
            id=f"{kind}{':' if key else ''}{key}@{found.version}",
            kind=kind,
            key=key,
            version=found.version,
            name=cut(clean_line(name_of_it), _NAME),
            at=self.desk.now().isoformat(timespec="seconds"),
            by=self.desk.me.person,
            source=cut("; ".join(clean_line(str(one)) for one in found.sources.values()), _SOURCE),
            back="",
        )
        self._in_turn(edition, found)
        try:
            differs = tuple(map(clean_line, differences(self.desk.catalogue, kind, found)))
        except ValueError as error:
            raise _refusal(name, f"hele filen: {_reason(error)}") from error
        advice = tuple(one for one in looked.remarks if not one.mistake)
        return Received(edition, differs, advice, data.removeprefix(datafiles.BOM))

    def take(self, received: Received) -> Edition:
        """Keep what a file brought and let it hold; return it as it is kept."""
        edition = received.edition
        row = {name: getattr(edition, name) for name in Edition.__slots__ if name != "id"}
        row["file"] = received.data.decode()
        self.desk.act([], [Row(TABLE, edition.id, row)])
        return edition

    def take_back(self, edition_id: str) -> Edition | None:
        """Let an edition hold no longer; return the one that holds again, or nothing if none does.

        Raises:
            NotFoundError: If it is not here.
            RefusedError: If it does not hold now.
        """
        edition = self.get(edition_id)
        if not self.holds(edition):
            raise RefusedError("Den udgave gælder ikke nu, så der er intet at tage tilbage.")
        row = dict(self.desk.store.row(TABLE, edition_id) or {})
        row["back"] = self.desk.now().isoformat(timespec="seconds")
        self.desk.act([], [Row(TABLE, edition_id, row)])
        return holding(self.editions(), edition.kind, edition.key)

    def _in_turn(self, edition: Edition, found: OfficeData) -> None:
        """Refuse an older edition, and another content under a number that was used."""
        if edition.kind == CHECKLIST and edition.order <= shipped_order():
            shipped = SHIPPED.shipped_checklist().version
            raise RefusedError(
                f"Programmet har selv tjeklisten i udgave {shipped}, og filen er udgave "
                f"{edition.version}. Intet er ændret. Bed om en fil med et højere udgavenummer."
            )
        same = next((one for one in self.editions() if one.id == edition.id), None)
        if same is not None and _read(same.kind, self.file_of(same.id)) != found:
            raise RefusedError(
                f"Udgave {edition.version} er her i forvejen med et andet indhold. "
                "Intet er ændret. Bed om en fil med et højere udgavenummer."
            )
        last = holding(self.editions(), edition.kind, edition.key)
        if last is not None and edition.order < last.order:
            raise RefusedError(
                f"Udgave {last.version} er her i forvejen og er nyere end filens. "
                "Intet er ændret. Tag den nye tilbage først, hvis den gamle skal gælde."
            )


def differences(catalogue: Catalogue, kind: str, found: OfficeData) -> Iterator[str]:
    """Yield in words what a file changes against what holds now.

    Raises:
        ValueError: If it does not go with what is here.
    """
    from vip2tui.domain.packages import office_diff

    # The kind says which model it is; the checks of the types would only say it again.
    given: Any = found
    if kind == TERMS:
        words = catalogue.shipped_terms().with_own(given)
        yield from office_diff.terms_diff(catalogue.called(), words)
    elif kind == KLE:
        yield from office_diff.kle_diff(catalogue.kle(), catalogue.plain.kle().with_own(given))
    elif kind == LOCAL:
        yield from office_diff.local_diff(catalogue.local(), given, _names())
    elif kind == INSTRUMENT:
        new = catalogue.shipped_instrument().with_own(given)
        yield from office_diff.instrument_diff(catalogue.instrument(), new)
    elif kind == RULES:
        old = next((one for one in catalogue.rule_sets() if one.id == given.id), None)
        yield from office_diff.rules_diff(old, given)
    else:
        base = given if kind == CHECKLIST else catalogue.checklist_without_own()
        points = {one.id: one for one in catalogue.own_points()}
        if kind == POINTS:
            points[given.id] = given
        for own in points.values():
            base = base.with_own(own)
        yield from office_diff.checklist_diff(catalogue.checklist(), base)


def _names() -> dict[str, str]:
    return {one.id: one.name for one in SHIPPED.package_names()}


def _read(kind: str, data: bytes) -> OfficeData | None:
    from vip2tui.catalogue.office import look

    looked = look(data)
    return looked.found if looked.kind == kind else None


def _refusal(name: str, said: str) -> RefusedError:
    file = cut(clean_line(name), _NAME)
    return RefusedError(f"Filen «{file}» kan ikke bruges, og intet er ændret. {said}.")


def _reason(error: ValueError) -> str:
    from pydantic import ValidationError

    from vip2tui.base.faults import faults

    return "; ".join(map(str, faults(error))) if isinstance(error, ValidationError) else str(error)
