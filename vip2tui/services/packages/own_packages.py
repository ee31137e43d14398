"""Packages of one's own, and newer editions that came as a file: kept on this device, all of them.

A course has copied its package, so nothing here ever changes one; an edition that was replaced can
still be read. Each finished edition is a row of its own, never written over; drafts are records.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from vip2tui.base.datafiles import MOST_BYTES, BrokenDataError
from vip2tui.catalogue.catalogue import SHIPPED, read_package
from vip2tui.catalogue.examine import examine
from vip2tui.catalogue.package import Package
from vip2tui.catalogue.positions import positions
from vip2tui.catalogue.stamped import order_of
from vip2tui.domain.kinds.course import Course
from vip2tui.domain.kinds.places import local_case
from vip2tui.domain.packages.authoring import finish, may_be_given, new_package, to_file
from vip2tui.domain.packages.compare import package_diff
from vip2tui.services.desk import Desk, NotFoundError, RefusedError
from vip2tui.services.history import HistoryService
from vip2tui.services.packages.editions import TABLE, Edition, edition_of, row_key
from vip2tui.services.packages.package_drafts import KeptDraft, PackageDrafts
from vip2tui.services.packages.received import Received
from vip2tui.storage.port import Row
from vip2tui.text.days import say

_SHOWN = 5
_HIGHEST = 999_999
"""What each of a version's two numbers may be."""


@dataclass(frozen=True, slots=True)
class OwnPackages:
    """What a person can do to the packages on this device."""

    desk: Desk

    @property
    def drafts(self) -> PackageDrafts:
        """The drafts, as records."""
        return PackageDrafts(self.desk)

    def editions(
        self, package_id: str | None = None, *, drafts: bool = True
    ) -> tuple[Edition, ...]:
        """Return what is kept here, oldest first within a package; shipped ones first of all.

        Args:
            package_id: The one package to return editions of.
            drafts: Whether the drafts are among them. Else none is even read: who ticks an item
                does not wait for what was written in one.
        """
        shipped = [
            Edition(one.id, one.version, one.name, draft=False, at="", by="")
            for one in SHIPPED.package_names()
        ]
        kept = map(edition_of, self.desk.store.rows(TABLE).values())
        mine = [one.edition for one in self.drafts.all()] if drafts else []
        every = sorted((*shipped, *kept, *mine), key=lambda one: order_of(one.version))
        return tuple(one for one in every if package_id in (None, one.id))

    def newest(self) -> tuple[Edition, ...]:
        """Return the newest edition of each package, the shipped ones in the project's order."""
        shipped = {one.id: n for n, one in enumerate(SHIPPED.package_names())}
        last = {one.id: one for one in self.editions()}.values()
        return tuple(sorted(last, key=lambda one: (shipped.get(one.id, len(shipped)), one.name)))

    def get(self, package_id: str, version: str | None = None) -> Package:
        """Return a package: an edition of it, or the newest.

        Raises:
            NotFoundError: If there is no such edition here.
        """
        known = [one for one in self.editions(package_id) if version in (None, one.version)]
        if not known:
            raise NotFoundError("Den jobpakke er ikke på denne computer.")
        return self._read(known[-1])

    def _read(self, edition: Edition) -> Package:
        return (
            _read(self.text_of(edition), edition.id)
            if edition.at
            else self.desk.catalogue.package(edition.id)
        )

    def text_of(self, edition: Edition) -> str:
        """Return the text of an edition's file as it is kept here; empty if it is shipped."""
        row = self.desk.store.row(TABLE, edition.key)
        if row is not None:
            return str(row["file"])
        draft = self.drafts.get(edition.id, edition.version)
        return draft.text if draft else ""

    def of_course(self, course: Course) -> Package | None:
        """Return the package a course was copied from, shipped or not; None if it is not here.

        The edition it began with, and where that one is not here the newest that is finished.
        """
        every = self.editions(course.package, drafts=False)
        ready = {one.version: one for one in every if not one.draft}
        if not ready:
            return None
        try:
            return self._read(ready.get(course.version) or list(ready.values())[-1])
        except BrokenDataError:  # written by a newer program: the plan stands without it
            return None

    def for_citizen(self, package_id: str) -> Package:
        """Return the newest edition that may be given to a citizen.

        Raises:
            NotFoundError: If there is no such package here.
            RefusedError: If there are only drafts of it, or it holds from a later day.
        """
        for one in reversed(self.editions(package_id)):
            if not self.has_begun(one):
                continue
            package = self._read(one)
            is_ours = any(name.id == package_id for name in SHIPPED.package_names())
            if (package.own is None and is_ours) or may_be_given(package, self.desk.today()):
                return package
        last = self.get(package_id)
        if last.valid_from > self.desk.today():
            raise RefusedError(
                f"Jobpakken gælder først fra {say(last.valid_from)}. Vælg en anden så længe."
            )
        raise RefusedError("Jobpakken er en kladde og kan ikke bruges endnu. Gør den færdig først.")

    def has_begun(self, edition: Edition) -> bool:
        """Return whether an edition holds today; a draft has no day to hold from."""
        if edition.draft or not edition.at:
            return True
        try:
            return self._read(edition).valid_from <= self.desk.today()
        except BrokenDataError:  # it cannot be used, and whoever tries is told why
            return True

    def begin(self, name: str) -> Package:
        """Keep and return a new draft on the standard ladder."""
        taken = {one.id for one in (*self.drafts.away().values(), *self.editions())}
        draft = new_package(self.desk.catalogue.shared(), name, self.desk.today(), taken)
        self.save(draft)
        return draft

    def save(self, package: Package) -> None:
        """Keep a draft as it is now; a finished edition is never written over.

        Raises:
            RefusedError: If it would write over a finished edition, or over a shipped package.
        """
        if package.own is None or not package.own.draft:
            raise RefusedError("Kun en kladde kan gemmes sådan. Intet er ændret.")
        self._keep(package)

    def revise(self, package_id: str) -> Package:
        """Return a draft of the next edition of one's own package; the old one stays as it is.

        Raises:
            NotFoundError: If there is no such package here.
            RefusedError: If it is a shipped one, or one that came without its local side.
        """
        old = self.get(package_id)
        if old.own is None:
            raise RefusedError("Den jobpakke er ikke din egen. Lav en ny, eller hent en ny udgave.")
        if old.own.draft:
            return old
        draft = old.evolve(version=_next(old.version), own=old.own.evolve(draft=True))
        self.save(draft)
        return draft

    def finish(self, package: Package) -> Package:
        """Keep and return the package as one that may be given to citizens.

        Raises:
            NotReadyError: If one of the five principles does not hold; it is kept as a draft.
        """
        self.save(package)
        version = "1.0" if package.version == "0.1" else package.version
        ready = finish(package, self.desk.today(), version)
        self._keep(ready, self.drafts.get(package.id, package.version))
        return ready

    def preview(self, data: bytes) -> Received:
        """Return what a file would bring. Nothing is written.

        Raises:
            RefusedError: If the file has mistakes, or this edition is here with another content.
        """
        report = examine(data, {one.id for one in self.editions()})
        if report.found is None:
            said = "; ".join(str(one) for one in report.mistakes[:_SHOWN])
            raise RefusedError(f"Filen kan ikke bruges, og intet er ændret. {said}.")
        package = report.found
        known = self.editions(package.id)
        same = next((one for one in known if one.version == package.version), None)
        is_other = same and self.get(package.id, same.version) != package
        if same and is_other and not _over_a_draft(same, package):
            raise RefusedError(
                f"Udgave {package.version} er her i forvejen med et andet indhold. "
                "Intet er ændret. Bed om en fil med et højere udgavenummer."
            )
        old, codes = same.version if same else None, self.desk.catalogue.codes()
        differs = package_diff(self.get(package.id, old), package, codes) if known else ()
        here = known[-1].version if known else ""
        newer = here if here and order_of(here) > order_of(package.version) else ""
        over_draft = same is not None and same.draft and bool(differs)
        return Received(package, differs, not known, report.advice, newer, over_draft)

    def take(self, received: Received) -> None:
        """Keep what a file brought. Courses go on with the copy they began with."""
        self._keep(received.package)

    def steps(self, package_id: str, version: str) -> HistoryService:
        """Return what can be taken back in a draft, one answer at a time."""
        draft = self.drafts.get(package_id, version)
        return HistoryService(self.desk, draft.case if draft else local_case(""))

    def _keep(self, package: Package, draft: KeptDraft | None = None) -> None:
        """Keep an edition; a finished one in place of the draft it was."""
        if self._is_here(package):
            return
        text = to_file(package).decode()
        if len(text.encode()) > MOST_BYTES or positions(text).broken:
            raise RefusedError(
                "Jobpakken er blevet for stor til at gemmes. Den, der var gemt før, står der "
                "endnu. Gør nogle tekster kortere, eller fjern nogle linjer."
            )
        if package.own is not None and package.own.draft:
            self.drafts.put(package)
            return
        row = {
            "id": package.id,
            "version": package.version,
            "name": str(package.name),
            "draft": False,
            "at": self.desk.now().isoformat(timespec="seconds"),
            "by": self.desk.me.person,
            "file": text,
        }
        gone = [one.id for one in self.desk.store.changes(draft.case)] if draft else []
        self.desk.act([], [Row(TABLE, row_key(package.id, package.version), row)], drops=gone)

    def _is_here(self, package: Package) -> bool:
        """Return whether this very edition is kept here, finished.

        Raises:
            RefusedError: If another one is, under its number.
        """
        for one in self.editions(package.id, drafts=False):
            if one.version == package.version and not one.draft:
                if self._read(one) == package:
                    return True
                raise RefusedError("Den udgave er færdig og kan ikke rettes. Lav en ny udgave.")
        return False


def _over_a_draft(here: Edition, package: Package) -> bool:
    """Return whether a file brings a draft that may take a draft's place: it can be taken back."""
    return here.draft and package.own is not None and package.own.draft


@lru_cache(maxsize=64)
def _read(text: str, package_id: str) -> Package:
    """Return the package of a row; a list of packages is drawn without reading each again."""
    return read_package(text.encode(), f"{package_id}.json")


def _next(version: str) -> str:
    major, minor = order_of(version)
    if minor < _HIGHEST:
        return f"{major}.{minor + 1}"
    if major < _HIGHEST:
        return f"{major + 1}.0"
    raise RefusedError("Udgavenummeret kan ikke blive højere. Lav en ny jobpakke.")
