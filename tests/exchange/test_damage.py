"""A file that is cut anywhere, or has one bit turned anywhere, is refused with the one sentence."""

import pytest

from tests.exchange.device import Device, office_and
from vip2tui.domain.roles import Role
from vip2tui.exchange.errors import (
    DamagedFileError,
    NotForUsError,
    OtherFileError,
    RefusedFileError,
)

SHARES = 8


@pytest.fixture(scope="module")
def carried() -> tuple[Device, bytes]:
    office, mentor = office_and(Role.MENTOR)
    for _ in range(3):
        case = mentor.new_case()
        for n in range(34):
            mentor.set(case, f"n{n}", text=f"Kom til tiden og klarede pakkebordet selv. {n} æøå")
    file = mentor.send(office)
    assert 20_000 < len(file) < 50_000
    office.open(file)
    return office, file


def refusal(office: Device, data: bytes) -> RefusedFileError:
    with pytest.raises(RefusedFileError) as refused:
        office.open(data)
    assert "beskadiget" in str(refused.value)
    assert "Dine egne oplysninger er ikke ændret." in str(refused.value)
    return refused.value


@pytest.mark.parametrize("share", range(SHARES))
def test_every_truncation(share: int, carried: tuple[Device, bytes]) -> None:
    office, file = carried
    for length in range(share or SHARES, len(file), SHARES):
        assert type(refusal(office, file[:length])) is DamagedFileError


def test_nothing_at_all_is_called_an_empty_file(carried: tuple[Device, bytes]) -> None:
    office, file = carried
    for empty in (b"", bytes(len(file))):
        with pytest.raises(OtherFileError, match="en tom fil"):
            office.open(empty)


@pytest.mark.parametrize("share", range(SHARES))
def test_a_flipped_bit_in_every_byte(share: int, carried: tuple[Device, bytes]) -> None:
    office, file = carried
    header = file.index(b"\n---")
    for place in range(share, len(file), SHARES):
        flipped = bytearray(file)
        flipped[place] ^= 1 << (place + share) % 8
        error = refusal(office, bytes(flipped))
        # In the lines that say whose keys fit, a damaged line looks like another's.
        assert type(error) is DamagedFileError or (place < header and type(error) is NotForUsError)


def test_something_after_the_end(carried: tuple[Device, bytes]) -> None:
    office, file = carried
    refusal(office, file + b"\0")
    refusal(office, file + file)
