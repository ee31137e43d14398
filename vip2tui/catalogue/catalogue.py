"""The catalogue: what is shipped as data, with what a municipality has laid over it.

Importing this module reads nothing and imports no pydantic: a list of packages is drawn from the
index alone, and a package is read without the other eleven. Every reader raises `BrokenDataError`
if its file cannot be used.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, TypeVar

from vip2tui.base import datafiles
from vip2tui.base.datafiles import BrokenDataError
from vip2tui.catalogue.index import (
    PackageNotFoundError,
    Places,
    hit_in,
    names_in,
    nearest,
    search_places,
)
from vip2tui.catalogue.keeping import Keeps, kept, kept_for_all
from vip2tui.catalogue.names import (
    CHECKLIST,
    INSTRUMENT,
    KLE,
    LOCAL,
    POINTS,
    RULES,
    TERMS,
    PackageName,
    model_of,
)
from vip2tui.catalogue.overlay import OwnFile, joined, texts_worded

if TYPE_CHECKING:
    from pydantic import BaseModel

    from vip2tui.catalogue.checklist import Checklist, OwnPoints, Point
    from vip2tui.catalogue.codes import Codes, Municipality, Terms
    from vip2tui.catalogue.instrument import Instrument
    from vip2tui.catalogue.kle import Kle
    from vip2tui.catalogue.local import LocalFacts
    from vip2tui.catalogue.package import Package, Shared
    from vip2tui.catalogue.rulebook import RuleSet
    from vip2tui.catalogue.stamped import Source
    from vip2tui.text.wording import Wording

    Model = TypeVar("Model", bound=BaseModel)


class Catalogue(Keeps):
    """What one vault reads. It never changes: where other files hold, there is another catalogue.

    A municipality's file that a newer program cannot read is passed over: a shipped text is better
    than none, and the list of files says so.
    """

    def __init__(self, files: Iterable[OwnFile] = (), plain: Catalogue | None = None) -> None:
        """Take the municipality's files, and a catalogue without any that has read the shipped."""
        super().__init__(plain)
        self.files = tuple(files)

    def under(self, files: Iterable[OwnFile]) -> Catalogue:
        """Return the shipped data with these files over it, and no others."""
        every = tuple(files)
        return Catalogue(every, self.plain) if every else self.plain

    def worded(self, text: str) -> str:
        """Return a sentence of the program's in the municipality's words; quotes are left alone."""
        words = self.wording()
        return words.of(text) if words else text

    @kept
    def wording(self) -> Wording | None:
        """Return what is said instead of what; nothing if all is called as it is shipped."""
        if all(one.kind != TERMS for one in self.files):
            return None
        from vip2tui.text.wording import Wording

        swaps = self.shipped_terms().swaps(self.called())
        return Wording(swaps) if swaps else None

    def shipped_terms(self) -> Terms:
        """Return the words as they are shipped."""
        from vip2tui.catalogue.codes import Terms

        return self._as_shipped(Terms, "ord.json")

    def called(self) -> Terms:
        """Return the words with the municipality's own, their explanations as they were written."""
        return joined(self.shipped_terms(), self._own(TERMS))

    @kept
    def terms(self) -> Terms:
        """Return the words of the screen, as the municipality says them."""
        found, words = self.called(), self.wording()
        if words is None:
            return found
        told = (one.evolve(explanation=words.of(one.explanation)) for one in found.terms)
        return found.evolve(terms=tuple(told))

    @kept_for_all
    def package_names(self) -> tuple[PackageName, ...]:
        """Return the packages as a list shows them, in the project's order, of the index alone."""
        return names_in("jobpakker/index.json")

    def package(self, package_id: str) -> Package:
        """Return one package, whole.

        Raises:
            PackageNotFoundError: If there is none; suggests the nearest.
        """
        names = self.package_names()
        if all(one.id != package_id for one in names):
            found = self.find_packages(package_id) if package_id.strip() else ()
            raise PackageNotFoundError(package_id, found or nearest(package_id, names))
        from vip2tui.catalogue.package import Package

        return self._said(Package, f"jobpakker/{package_id}.json")

    def find_packages(self, text: str) -> tuple[PackageName, ...]:
        """Return the packages a text points at, nearest first. No text finds all.

        Name, alias, English name, trade, task, certificate, word of the trade: every word that was
        typed must be found in one of them, all in the same one.
        """
        every = self.package_names()
        if not text.strip():
            return every
        hits = {one: hit_in(text, self.shipped_places(one.id)) for one in every}
        found = {one: hit.rank for one, hit in hits.items() if hit is not None}
        return tuple(sorted(found, key=found.__getitem__))

    @kept_for_all
    def shipped_places(self, package_id: str) -> Places:
        """Return where a search looks in a shipped package."""
        file = f"jobpakker/{package_id}.json"
        return search_places(datafiles.shipped_json(file), file)

    def shared(self) -> Shared:
        """Return what all packages share: ladder, competences, certificates, advice, risks."""
        from vip2tui.catalogue.package import Shared

        return self._said(Shared, "faelles.json")

    def unworded(self, part: Package | Shared) -> Package | Shared:
        """Return what is read of a package, or what all share, in the words it was shipped with.

        One of one's own is said in no other words than its writer's.
        """
        if part is self.shared():
            return self.plain.shared()
        name = str(getattr(part, "id", ""))
        listed = any(one.id == name for one in self.package_names())
        return self.plain.package(name) if listed and part is self.package(name) else part

    @kept
    def local(self) -> LocalFacts | None:
        """Return what the municipality says about the packages; nothing if it has said nothing."""
        return next(self._own(LOCAL), None)

    def is_habit(self, competence: str, package: str | None = None) -> bool:
        """Return whether a line of the card is a habit: «Møder til tiden»; no trade's own is."""
        return not package and competence in self.habits()

    @kept_for_all
    def habits(self) -> frozenset[str]:
        """Return the competences that are habits."""
        return frozenset(one.id for one in self.shared().competences if one.habit)

    def shipped_checklist(self) -> Checklist:
        """Return the mentor's checklist as it is shipped."""
        from vip2tui.catalogue.checklist import Checklist

        return self._said(Checklist, "tjekliste.json")

    @kept
    def checklist(self) -> Checklist:
        """Return the checklist for new courses: the newest edition, one's own points last.

        A course that has begun keeps its copy.
        """
        return joined(self.checklist_without_own(), self.own_points())

    def checklist_without_own(self) -> Checklist:
        """Return the newest edition of the list, shipped or fetched, without one's own points."""
        from vip2tui.catalogue.stamped import order_of

        every: list[Checklist] = [self.shipped_checklist(), *self._own(CHECKLIST)]
        return max(every, key=lambda one: order_of(one.version))

    def own_points(self) -> tuple[OwnPoints, ...]:
        """Return the groups of points that hold."""
        return tuple(self._own(POINTS))

    def point(self, point_id: str) -> tuple[Point, Source] | None:
        """Return a point and its source, also one of older courses alone; nothing if unknown."""
        for listed in (self.checklist(), self.shipped_checklist()):
            if (found := listed.point(point_id)) is not None:
                return found, listed.sources[found.source]
        return None

    def codes(self) -> Codes:
        """Return every list of stored codes with their words."""
        from vip2tui.catalogue.codes import Codes

        return self._said(Codes, "koder.json")

    def municipalities(self) -> tuple[Municipality, ...]:
        """Return the 98 municipalities in the order of their codes."""
        from vip2tui.catalogue.codes import Municipalities

        return self._as_shipped(Municipalities, "kommuner.json").every

    @kept
    def kle(self) -> Kle:
        """Return the KLE numbers by topic; a municipality's own file replaces those it names."""
        from vip2tui.catalogue.kle import Kle

        return joined(self._as_shipped(Kle, "kle.json"), self._own(KLE))

    def shipped_instrument(self) -> Instrument:
        """Return the measurement as it is shipped."""
        from vip2tui.catalogue.instrument import Instrument

        return self._said(Instrument, "instrument.json")

    @kept
    def instrument(self) -> Instrument:
        """Return the measurement: its questions, and what each figure means."""
        return joined(self.shipped_instrument(), self._own(INSTRUMENT))

    @kept
    def rule_sets(self) -> tuple[RuleSet, ...]:
        """Return every act's rules; a municipality's file replaces a shipped one of the same id.

        Which of them hold on a day is told by `vip2tui.domain.law.rules.live`.
        """
        every = (*self._shipped_rules(), *self._own(RULES))
        return tuple({one.id: one for one in every}.values())

    @kept_for_all
    def _shipped_rules(self) -> tuple[RuleSet, ...]:
        from vip2tui.catalogue.rulebook import RuleSet

        names = datafiles.shipped_names("regler")
        return tuple(datafiles.shipped(RuleSet, f"regler/{name}") for name in names)

    def _own(self, kind: str) -> Iterator[Any]:
        """Yield the municipality's files of a kind."""
        for one in self.files:
            if one.kind == kind:
                try:
                    yield datafiles.read(model_of(kind), one.data, one.id)
                except BrokenDataError:
                    continue

    @kept
    def _said(self, model: type[Model], file: str) -> Model:
        """Return a shipped file, its texts in the municipality's words."""
        words = self.wording()
        if words is None:
            return self._as_shipped(model, file)
        import orjson

        said = texts_worded(datafiles.shipped_json(file), words)
        return datafiles.read(model, orjson.dumps(said), file)

    @kept_for_all
    def _as_shipped(self, model: type[Model], file: str) -> Model:
        return datafiles.shipped(model, file)


SHIPPED = Catalogue()
"""What is read where no vault is open: nothing is read before it is asked for."""


def read_package(data: bytes, file: str) -> Package:
    """Return the package that the bytes of a file hold, wherever they came from.

    Raises:
        BrokenDataError: If they hold none; names every field that is wrong.
    """
    from vip2tui.catalogue.package import Package

    return datafiles.read(Package, data, file)
