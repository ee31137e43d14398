"""The chain hashes of one case, at every number: what a vector entry or a seal is compared with."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from vip2tui.changes.change import Change
from vip2tui.changes.vector import START, Vector, link


class Chains:
    """What this device holds of a case, by writer and number.

    Of a case that was let go it knows the last number of each writer and its hash, and no more.
    """

    def __init__(self, changes: Iterable[Change], gone: Vector | None = None) -> None:
        self.held: dict[str, dict[int, Change]] = {}
        for change in changes:
            writer, _, n = change.place
            self.held.setdefault(writer, {})[n] = change
        self._links: dict[str, list[bytes]] = {}
        self._gone: Vector = {} if self.held else dict(gone or {})

    @property
    def is_gone(self) -> bool:
        """Whether it was let go here, and is not back."""
        return bool(self._gone)

    def changes(self) -> list[Change]:
        """Return everything that is held."""
        return [change for held in self.held.values() for change in held.values()]

    def reach(self, writer: str) -> int:
        """Return how far the writer's changes are held without a hole."""
        return len(self._of(writer)) - 1

    def at(self, writer: str, n: int) -> str | None:
        """Return the chain hash at a number; None beyond what is held without a hole."""
        if n and writer in self._gone:
            last, chain = self._gone[writer]
            return chain if n == last else None
        links = self._of(writer)
        return links[n].hex() if 0 <= n < len(links) else None

    def vector(self) -> Vector:
        """Return the case's vector."""
        return dict(sorted(self._gone.items())) or {
            writer: (reach, self._of(writer)[reach].hex())
            for writer in sorted(self.held)
            if (reach := self.reach(writer))
        }

    def agrees(self, writer: str, entry: tuple[int, str]) -> bool:
        """Return whether an entry of another device's vector is a beginning of what is held."""
        n, chain = entry
        if n < self._gone.get(writer, (0, ""))[0]:
            return True  # nobody can tell any more; the last number would show it
        return self.at(writer, n) == chain

    def _of(self, writer: str) -> list[bytes]:
        known = self._links.get(writer)
        if known is None:
            known = self._links[writer] = [START]
            numbers = self.held.get(writer, {})
            while change := numbers.get(len(known)):
                known.append(link(known[-1], change.fingerprint))
        return known


class Held(dict[str, Chains]):
    """What a device holds of each case, read when it is first asked for."""

    def __init__(
        self,
        read: Callable[[str], Sequence[Change]],
        gone: Mapping[str, Vector] | None = None,
    ) -> None:
        super().__init__()
        self._read = read
        self._gone = gone or {}

    def __missing__(self, case: str) -> Chains:
        self[case] = found = self.glance(case)
        return found

    def glance(self, case: str) -> Chains:
        """Return what is held of a case without keeping it: of all cases that would be too much."""
        return self.get(case) or Chains(self._read(case), self._gone.get(case))
