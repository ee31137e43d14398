"""The method on one page, on the screen."""

from __future__ import annotations

from screens.method import MethodScreen
from tests.screens.stage import house, press, seen, showing
from vip2tui.text.method import METHOD, NAME


async def test_every_part_can_be_read_by_the_arrows_alone() -> None:
    services = house()
    async with showing(services, MethodScreen(services)) as pilot:
        shown = seen(pilot)
        assert NAME in shown
        for _ in range(sum(len(one.points) + 1 for one in METHOD)):
            await press(pilot, "down")
            shown += seen(pilot)
        flat = " ".join(shown.split())
        for part in METHOD:
            assert part.title in flat
            assert f"(kilde: {part.source})" in flat
            assert all(" ".join(point.split()[:3]) in flat for point in part.points)
