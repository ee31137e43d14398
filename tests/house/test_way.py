"""Who follows a tick or a file through the house goes straight on, and not through all of it."""

from __future__ import annotations

import pytest

from tests.house.way import file, tick


@pytest.mark.parametrize("to_office", [True, False])
def test_a_file_goes_from_step_to_step(to_office: bool) -> None:
    way = file(to_office=to_office)
    assert "exchange/effects" in way.rooms, way
    assert way.returns <= 3, way


def test_a_tick_passes_few_rooms() -> None:
    way = tick()
    assert {"services/course/checklist", "services/desk", "changes/writer"} <= way.rooms, way
    assert len(way.rooms) <= 10, way
