"""What the municipality itself says about the packages: confirmed texts, and where the jobs are.

It is one of the kinds of data that go from the office as a file. The office writes it here, an
edition for each answer: no two contents ever have one number. An edition that was never handed on
makes room for the next; one that was stays, and can be read.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from vip2tui.base.datafiles import MOST_BYTES
from vip2tui.base.safe import typed_line
from vip2tui.catalogue.local import Confirmed, LocalFacts, MarketNote
from vip2tui.catalogue.names import LOCAL
from vip2tui.catalogue.package import Package
from vip2tui.catalogue.stamped import Source, Stamped
from vip2tui.domain.packages.shaping import said, whole
from vip2tui.domain.roles import Role
from vip2tui.services.desk import Desk, RefusedError
from vip2tui.services.packages.office_data import OfficeDataService
from vip2tui.services.packages.office_editions import KINDS, TABLE, Edition
from vip2tui.services.packages.package_text_line import places
from vip2tui.storage.port import Row

_SENT = "sent"
"""When an edition made here was first handed on; empty until then, absent where it was fetched."""
_LONGEST, _MOST_JOBS = 600, 10_000


@dataclass(frozen=True, slots=True)
class LocalService:
    """What the office can say about the packages; every other computer reads it."""

    desk: Desk
    office_data: OfficeDataService

    def check(self) -> None:
        """Refuse anywhere but at the office.

        Raises:
            RefusedError: With whom to ask instead.
        """
        if self.desk.me.role is not Role.OFFICE:
            raise RefusedError(
                "Kun kommunens kontor kan bekræfte en tekst og skrive, hvor der er job. "
                "Intet er ændret. Ring til kontoret, hvis noget skal rettes."
            )

    def confirm(self, package: Package, parts: Sequence[Stamped]) -> bool:
        """Say that texts hold, today; False if it stood so already.

        Raises:
            RefusedError: If this is not the office, or there is no room.
        """
        self.check()
        known, today = places(self.desk.catalogue, package), self.desk.today()
        confirmed, market, code, sources = self._as_it_is()
        wanted = [known[id(one)] for one in parts]
        new = [
            Confirmed(kilde=code, jobpakke=key, sted=where, ord=words, dag=today)
            for key, where, words in wanted
        ]
        if set(confirmed).issuperset(new):
            return False
        kept = [one for one in confirmed if one.place not in wanted]
        self._keep((*kept, *new), market, sources)
        return True

    def unconfirm(self, package: Package, parts: Sequence[Stamped]) -> bool:
        """Take it back that texts hold; False if nobody had said so.

        Raises:
            RefusedError: If this is not the office.
        """
        self.check()
        known = places(self.desk.catalogue, package)
        confirmed, market, _, sources = self._as_it_is()
        gone = {known[id(one)] for one in parts}
        kept = [one for one in confirmed if one.place not in gone]
        if len(kept) == len(confirmed):
            return False
        self._keep(kept, market, sources)
        return True

    def set_market(
        self, package_id: str, companies: str, vacancies: str, asked: date
    ) -> MarketNote:
        """Say which companies have work, how many vacancies, and the day they were asked.

        Args:
            package_id: The package.
            companies: Their names.
            vacancies: A number as it was typed; empty where nobody knows.
            asked: The day.

        Raises:
            Vip2Error: If this is not the office, or something cannot be so.
        """
        self.check()
        text = said(companies, "Virksomhederne", _LONGEST)
        many = whole(vacancies, "Antal ledige job", 0, _MOST_JOBS) if vacancies.strip() else None
        if asked > self.desk.today():
            raise RefusedError("Dagen, I spurgte, ligger efter i dag. Intet er ændret.")
        confirmed, market, code, sources = self._as_it_is()
        note = MarketNote(
            kilde=code, jobpakke=package_id, virksomheder=text, antal=many, spurgt=asked
        )
        self._keep(confirmed, (*_without(market, package_id), note), sources)
        return note

    def drop_market(self, package_id: str) -> bool:
        """Take back what was said of where the jobs are; False if nothing was."""
        self.check()
        confirmed, market, _, sources = self._as_it_is()
        rest = _without(market, package_id)
        if len(rest) == len(market):
            return False
        self._keep(confirmed, rest, sources)
        return True

    def edition(self) -> Edition | None:
        """Return the edition that holds; nothing if nothing was ever said."""
        return next((one for one in self._editions() if self.office_data.holds(one)), None)

    def made_here(self, edition_id: str) -> bool:
        """Return whether an edition of any kind was written on this computer."""
        return _SENT in (self.desk.store.row(TABLE, edition_id) or {})

    def hand_on(self, edition_id: str) -> bytes:
        """Return an edition of any kind as a file to give to others; it is kept from then on."""
        data = self.office_data.file_of(edition_id)
        row = dict(self.desk.store.row(TABLE, edition_id) or {})
        if row.get(_SENT) == "":
            row[_SENT] = self.desk.now().isoformat(timespec="seconds")
            self.desk.act([], [Row(TABLE, edition_id, row)])
        return data

    def _editions(self) -> list[Edition]:
        return [one for one in self.office_data.editions() if one.kind == LOCAL]

    def _as_it_is(
        self,
    ) -> tuple[Sequence[Confirmed], Sequence[MarketNote], str, dict[str, Source]]:
        """Return what holds, the code that this office's words get, and every source by code."""
        facts, name = self.desk.catalogue.local(), typed_line(self.desk.me.authority) or "Kommunen"
        sources = dict(facts.sources) if facts else {}
        code = next((code for code, one in sources.items() if one.name == name), "")
        if not code:
            code = f"kommune-{len(sources) + 1}"
            sources[code] = Source(navn=name, aar=self.desk.today().year)
        return facts.confirmed if facts else (), facts.market if facts else (), code, sources

    def _keep(
        self,
        confirmed: Iterable[Confirmed],
        market: Iterable[MarketNote],
        sources: Mapping[str, Source],
    ) -> None:
        major, minor = max((one.order for one in self._editions()), default=(1, -1))
        facts = LocalFacts(
            format=1,
            version=f"{major}.{minor + 1}",
            bekraeftelser=tuple(confirmed),
            jobmarked=tuple(market),
            kilder=sources,
        )
        data = facts.model_dump_json(by_alias=True, indent=1, exclude_none=True)
        if len(data.encode()) > MOST_BYTES:
            raise RefusedError("Der er ikke plads til flere bekræftelser. Intet er ændret.")
        row = {
            "kind": LOCAL, "key": "", "version": facts.version, "name": KINDS[LOCAL],
            "at": self.desk.now().isoformat(timespec="seconds"), "by": self.desk.me.person,
            "source": "; ".join(map(str, sources.values())), "back": "", "file": data, _SENT: "",
        }  # fmt: skip
        last = self.edition()
        before = self.desk.store.row(TABLE, last.id) if last else None
        room = [Row(TABLE, last.id, None)] if last and before and before.get(_SENT) == "" else []
        self.desk.act([], [*room, Row(TABLE, f"{LOCAL}@{facts.version}", row)])


def _without(market: Sequence[MarketNote], package_id: str) -> list[MarketNote]:
    return [one for one in market if one.package != package_id]
