"""One message at a time, where it hides nothing; it goes when the next thing is done."""

from pathlib import Path

from textual.widgets import Button

from screens import announcing
from screens.dialogs import Confirm
from tests.screens.conftest import Opened
from tests.screens.stage import AMINA, fill_disk, house, press, said, seen, until
from vip2tui.app import Vip2App
from vip2tui.services.house import Services


async def to_list(pilot) -> None:
    await press(pilot, "f4")
    await until(pilot, lambda: pilot.app.screen.query("Checklist") and "Flueben" not in said(pilot))
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


async def test_what_was_done_stands_in_the_status_line_and_nothing_is_piled_up(
    opened: Opened, services: Services
) -> None:
    async with opened() as pilot:
        await pilot.app.workers.wait_for_complete()
        await press(pilot, "enter")
        await until(pilot, lambda: bool(pilot.app.screen.query("Checklist")))
        await press(pilot, "f4")
        for _ in range(3):
            await press(pilot, "space", "down")
        status = seen(pilot).split("\n")[22]
        assert "Flueben sat" in status
        assert "Fortryd med Ctrl+Z. · Gemt kl. 10.00" in status
        assert not pilot.app._notifications
        await press(pilot, "ctrl+z")
        assert isinstance(pilot.app.screen, Confirm)
        for button in pilot.app.screen.query(Button):
            assert str(button.label) in seen(pilot)
        assert "Flueben sat." not in str(pilot.app.screen.query_one("#said").render())


async def test_a_message_goes_with_a_later_key_but_not_with_the_next_at_once(
    opened: Opened,
) -> None:
    async with opened() as pilot:
        await press(pilot, "ctrl+s")
        assert "Alt er gemt" in said(pilot)
        await press(pilot, "down")
        assert said(pilot), "nobody has had time to read it"
        announcing.told(pilot.app).at -= 2
        await press(pilot, "down")
        assert said(pilot) == ""


async def test_what_is_said_to_be_saved_leaves_out_the_drafts(
    opened: Opened, services: Services
) -> None:
    services.drafts.keep(f"note:{next(iter(services.citizens.ids()))}", {"text": "Begyndt"})
    async with opened() as pilot:
        await press(pilot, "ctrl+s")
        status = seen(pilot).split("\n")[22]
        assert "Gemt. 1 kladde venter." in status
        assert status.count("kladde venter") == 1
        assert "alt er gemt" not in seen(pilot).lower()
        await press(pilot, "f10")
        assert "Gem (1 kladde venter)" in seen(pilot)


async def test_a_refusal_is_whole_above_the_status_line(opened: Opened) -> None:
    async with opened() as pilot:
        announcing.tell(pilot.app, "En lang sætning om hvorfor ikke. " * 6, is_refusal=True)
        await pilot.pause()
        assert " ".join(seen(pilot).split()).count("hvorfor ikke.") == 6
        assert "F1  Hjælp" in seen(pilot)
        announcing.told(pilot.app).at -= 5
        await press(pilot, "down")
        assert "hvorfor ikke" not in seen(pilot)


async def test_an_answer_that_was_refused_is_told_in_the_dialog_that_asks_again(
    opened: Opened,
) -> None:
    async with opened() as pilot:
        await press(pilot, "ctrl+n", "space", "enter")
        await until(pilot, lambda: "#said" and bool(said(pilot)))
        await pilot.pause()
        assert pilot.app.screen.is_modal
        box = pilot.app.screen.query_one("#said")
        assert box.display
        assert said(pilot)[:30] in seen(pilot)


async def test_a_change_of_colours_on_a_full_disk_is_told(
    opened: Opened, services: Services
) -> None:
    async with opened() as pilot:
        fill_disk(services)
        pilot.app.action_look()
        await until(pilot, lambda: "DER GEMMES IKKE" in seen(pilot))
        assert "Alt er gemt" not in seen(pilot)
        assert AMINA.split()[0] in seen(pilot)


async def test_the_library_cannot_put_a_box_on_the_screen(tmp_path: Path, opened: Opened) -> None:
    async with opened() as pilot:
        assert isinstance(pilot.app, Vip2App)
        pilot.app.notify("Noget fra et bibliotek", title="x", severity="error", timeout=3)
        await pilot.pause()
        assert "Noget fra et bibliotek" in seen(pilot).split("\n")[22]
        assert not pilot.app._notifications


async def test_why_not_does_not_follow_to_another_page(opened: Opened) -> None:
    async with opened(house()) as pilot:
        await press(pilot, "f6")
        assert "Opret en borger først" in said(pilot)
        await press(pilot, "f8")
        assert said(pilot) == ""
        await press(pilot, "f6")
        assert "Opret en borger først" in said(pilot)
        await press(pilot, "escape")
        assert said(pilot) == ""
