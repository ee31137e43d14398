"""What a file costs does not grow with how many came before it, and what is kept stays right."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from tests.changes.canonical import canonical
from tests.services.exchange.carrying import carry, fetch, given, note, paired, send
from vip2tui.changes import fold as folding
from vip2tui.domain.kinds.places import LOCAL
from vip2tui.domain.roles import Role
from vip2tui.exchange import peers
from vip2tui.services import reading
from vip2tui.services.desk import Desk, unasked
from vip2tui.services.exchange.sharing import Sharing
from vip2tui.storage import store

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest

    from tests.services.conftest import Office


def files_of(office: Office, laptops: tuple[Office, ...], folder: Path) -> list[Path]:
    for one in laptops:
        one.citizen()
    return [send(one, office, folder) for one in laptops]


def test_a_file_reads_as_much_as_the_one_before_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office, *laptops = paired(*[Role.MENTOR] * 40)
    files = files_of(office, tuple(laptops), tmp_path)
    done: Counter[str] = Counter()

    def counting(name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def count(*args: Any, **named: Any) -> Any:
            done[name] += len(args[0]) if name == "folded" else 1
            return real(*args, **named)

        return count

    monkeypatch.setattr(peers.Peer, "of", counting("read", peers.Peer.of))
    monkeypatch.setattr(reading, "fold", counting("folded", folding.fold))
    monkeypatch.setattr(store, "parse", counting("parsed", store.parse))
    fetch(office, *files[:2])
    costs = []
    for begin, end in ((2, 7), (7, 12), (35, 40)):
        done.clear()
        fetch(office, *files[begin:end])
        costs.append(dict(done))
    # The last thing a call does is to count the doubts of every case, each folded once for ever.
    assert costs[0] == costs[1] == costs[2]
    assert costs[0]["read"] == 5


def assert_kept_is_right(office: Office) -> None:
    """What is kept current is what would be read anew."""
    kept, fresh = office.all.sharing, Sharing(Desk(office.store, now=office.clock, new_id=str))
    fresh.desk.introduce(fresh, lambda _: None, unasked)
    assert kept.peers() == fresh.peers()
    assert list(kept.peers()) == list(fresh.peers())
    assert kept.sent() == fresh.sent()
    assert kept.bindings() == fresh.bindings()
    assert kept.roles() == fresh.roles()
    for case in (*office.store.cases(), "no"):
        assert kept.seals(case) == fresh.seals(case)
        assert canonical(office.desk.state(case)) == canonical(fresh.desk.state(case))
        assert office.desk.held(case) == fresh.desk.held(case)
    assert office.desk.state(LOCAL).dead == fresh.desk.state(LOCAL).dead


def test_what_is_kept_current_is_what_is_there(tmp_path: Path) -> None:
    office, mentor, other, consultant = paired(Role.MENTOR, Role.MENTOR, Role.CONSULTANT)
    assert_kept_is_right(office)
    citizen = given(office, mentor, tmp_path)
    office.all.assignments.assign(office.see(citizen), consultant.desk.me.device)
    for n, one in enumerate((mentor, consultant, mentor)):
        carry(office, one, tmp_path)
        note(one, citizen, f"note {n}")
        file = send(one, office, tmp_path)
        fetch(office, file)
        assert_kept_is_right(office)
        assert_kept_is_right(one)
        office.all.history.undo()
        assert_kept_is_right(office)
        if n != 1:
            office.all.history.redo()
            assert_kept_is_right(office)
        fetch(office, file)
        assert_kept_is_right(office)
    office.all.devices.revoke(other.desk.me.device)
    assert_kept_is_right(office)
    carry(office, consultant, tmp_path)
    assert_kept_is_right(consultant)
    office.all.devices.trust(other.all.devices.contact())
    assert_kept_is_right(office)
    office.all.history.undo()
    assert_kept_is_right(office)


def test_a_restored_computer_keeps_itself_current(tmp_path: Path) -> None:
    office, mentor = paired(Role.MENTOR)
    citizen = given(office, mentor, tmp_path)
    image = [one for case in mentor.store.cases() for one in mentor.store.changes(case)]
    rows = {table: mentor.store.rows(table) for table in ("device", "peers", "seals", "sent")}
    note(mentor, citizen, "tabt")
    carry(mentor, office, tmp_path)
    mentor.store = type(mentor.store)()
    from vip2tui.storage.port import Row

    mentor.store.commit(image, [Row(t, k, v) for t, kept in rows.items() for k, v in kept.items()])
    mentor.reopen()
    note(mentor, citizen, "skrevet siden")
    assert_kept_is_right(mentor)
    carry(office, mentor, tmp_path)
    assert len(mentor.desk.me.writers) == 2
    assert_kept_is_right(mentor)
    carry(mentor, office, tmp_path)
    assert_kept_is_right(office)
