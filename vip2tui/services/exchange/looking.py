"""«Se først»: a file opened and planned, and all that a person should know before the yes."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from vip2tui.changes.change import Change, is_same
from vip2tui.domain.kinds.places import Place, case_at, place_of, shared_case
from vip2tui.exchange import preview
from vip2tui.exchange.arrived import Opened
from vip2tui.exchange.context import Context, Fresh
from vip2tui.exchange.effects import How
from vip2tui.exchange.errors import NotForUsError
from vip2tui.exchange.keys import DeviceKeys
from vip2tui.exchange.plan import ImportPlan, plan_import
from vip2tui.exchange.reader import Expected, open_bundle
from vip2tui.services.citizen.people import People, called
from vip2tui.services.desk import Desk, new_writer
from vip2tui.services.exchange.found import proposed
from vip2tui.services.exchange.seen import Seen
from vip2tui.services.exchange.sharing import Sharing
from vip2tui.services.exchange.withdrawn import WithdrawnService
from vip2tui.text.danish import count

_MOST = 5
"""How many are named."""


@dataclass(frozen=True, slots=True)
class Looking:
    """Looking at a file."""

    sharing: Sharing
    withdrawn: WithdrawnService
    people: People

    def at(
        self, file: str, data: bytes, keys: DeviceKeys | None = None, *, found: bool = False
    ) -> Seen:
        """Return what a file would do here. Nothing is written.

        Args:
            file: Its name.
            data: Its bytes.
            keys: What it is locked to; this computer's keys if left out.
            found: Whether it may be from a barred computer that was found again.

        Raises:
            RefusedFileError: With one sentence for each reason.
        """
        sharing, desk = self.sharing, self.sharing.desk
        keys = keys or sharing.known_keys()
        if keys is None:
            raise NotForUsError
        with desk.lock:
            known = sharing.peers()
            expected = Expected(sharing.start_files(), sharing.now(), found)
        opened = open_bundle(data, keys, desk.me.device, known, expected)
        with desk.lock:
            if sharing.peers() is not known:  # somebody was barred, or a file made, meanwhile
                opened = open_bundle(data, keys, desk.me.device, sharing.peers(), expected)
            fresh = Fresh(new_writer(), desk.new_id(), sharing.now(), desk.me.person)
            here = sharing.here(keys)
            if late := proposed(opened, here):
                here = sharing.here(keys, late)
            if opened.bound is not None and opened.sender is not None:
                met = {opened.sender.device: opened.sender}
                here = replace(here, peers={**here.peers, **met})
            plan = plan_import(Context(opened, here, fresh))
            names = _names(desk, plan)
            return Seen(
                file,
                data,
                plan,
                found=found,
                again=self._held(opened),
                basis=self._basis(),
                action=fresh.action,
                twins=twins(desk, self.people, plan),
                receipts=_receipts(plan, sharing.writers),
                catalogue=desk.catalogue,
                withdrawn=self.withdrawn.news(plan),
                unseen=preview.removals(desk.catalogue, plan, names, How.AWAY, How.BACK),
                closing=preview.removals(desk.catalogue, plan, names, How.ENDED, How.JOINED),
                under=self._under(plan),
            )

    def again(self, seen: Seen) -> Seen:
        """Return the same look, or a new one if something was written since."""
        return (
            seen if seen.basis == self._basis() else self.at(seen.file, seen.data, found=seen.found)
        )

    def _under(self, plan: ImportPlan) -> tuple[str, ...]:
        """Return who wrote under another name than their computer's own person's."""
        bound = {**self.sharing.bindings(), **{one.writer: one.device for one in plan.seals}}
        known = {**self.sharing.peers(), **plan.peers}
        authors = {self.sharing.author(change, bound, known) for change in plan.changes}
        return tuple(sorted(author.words for author in authors if author.differs))

    def _held(self, opened: Opened) -> tuple[Change, ...]:
        """Return what is here, held back since its import was undone, and comes again."""
        desk = self.sharing.desk
        found: list[Change] = []
        for case, runs in opened.by_case().items():
            if held := desk.held(case):
                here = {one.id: one.line for one in desk.store.changes(case)}
                came = (one for run in runs for one in run.changes() if one.id in held)
                found += [one for one in came if one.id in here and is_same(here[one.id], one)]
        return tuple(found)

    def _basis(self) -> tuple[int, int]:
        return (self.sharing.desk.store.sequence, self.sharing.version)


def _receipts(plan: ImportPlan, mine: Collection[str]) -> int:
    sender = plan.opened.sender
    if sender is None:
        return 0
    after = plan.peers[sender.device].have
    return sum(
        max(0, n - sender.have.get(case, {}).get(writer, (0, ""))[0])
        for case, vector in after.items()
        for writer, (n, _) in vector.items()
        if writer in mine
    )


def _names(desk: Desk, plan: ImportPlan) -> dict[str, str]:
    """Return what the citizens are called whom a file takes something from."""
    states = {
        case: desk.state(shared_case(case)) for case in {one.case for one in plan.effects.removals}
    }
    records = {case: state.records.get(shared_case(case)) for case, state in states.items()}
    return {case: str(one.get("name") or "") for case, one in records.items() if one}


def twins(desk: Desk, people: People, plan: ImportPlan) -> tuple[str, ...]:
    """Return a sentence for each citizen a file brings who may be here, or be twice in the file."""
    held = set(desk.store.cases())
    new = {shared_case(case) for case, changes in plan.new.items() if changes} - held
    states = {
        case: desk.fold(case, plan.new[case])
        for one in new
        for case in (case_at(one, place) for place in (Place.SHARED, Place.PROFESSIONAL))
        if case in plan.new and place_of(case) is not Place.LOCAL
    }
    found = [
        desk.worded(f"Måske findes {called(person.name, '')} allerede: ")
        + "; ".join(f"{one.called}, {one.why}" for one in alike)
        + "."
        for person, alike in people.arriving(states)
    ]
    if len(found) > _MOST:
        more = count(len(found) - _MOST, "borger", "borgere")
        found[_MOST:] = [desk.worded(f"{more} mere findes måske allerede.")]
    return tuple(found)
