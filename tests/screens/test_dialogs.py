"""Questions: keys, mouse, Esc, and names that look like markup."""

from typing import Any

import pytest

from screens.dialogs import Choose, Confirm, Find, Tell
from screens.question import Ask, Question
from tests.screens.stage import HOSTILE, Stage, click_text, press, seen
from vip2tui.base.safe import T

UNANSWERED = object()


class Host(Stage):
    answer: Any = UNANSWERED

    def ask(self, dialog: Any) -> None:
        self.push_screen(dialog, lambda answer: setattr(self, "answer", answer))


def ask_confirm(danger: bool = False) -> Confirm:
    return Confirm("Læg væk?", "Læg væk", "Behold", danger=danger)


def figured(*keys: str) -> list[tuple[str, Any]]:
    """Return lines that show the figure they are chosen by."""
    return [(key, T(f"{key}  niveau")) for key in keys]


ASKED = [
    (ask_confirm, ("enter",), True),
    (ask_confirm, ("right", "enter"), False),
    (ask_confirm, ("escape",), False),
    (lambda: ask_confirm(danger=True), ("enter",), False),
    (lambda: ask_confirm(danger=True), ("left", "enter"), True),
    (lambda: Ask(Question("Hvad?", str, "gammelt")), ("enter",), ("gammelt",)),
    (lambda: Ask(Question("Hvad?", str, "gammelt")), ("x", "enter"), ("gammeltx",)),
    (lambda: Ask(Question("Hvad?", str)), ("escape",), None),
    (lambda: Choose("Vælg", [("a", T("Et")), ("b", T("To"))]), ("down", "enter"), "b"),
    (lambda: Choose("Vælg", [("a", T("Et"))]), ("escape",), None),
    (lambda: Choose("Vælg", figured("0", "1", "-")), ("1",), "1"),
    (lambda: Choose("Vælg", figured("0", "1", "-")), ("-",), "-"),
    (lambda: Choose("Vælg", figured("0", "1")), ("7", "enter"), "0"),
    (lambda: Choose("Vælg", figured(*map(str, range(1, 11)))), ("1", "enter"), "1"),
    (lambda: Choose("Vælg", figured(*map(str, range(1, 11)))), ("1", "0"), "10"),
    (lambda: Choose("Vælg", figured(*map(str, range(1, 11)))), ("1", "2"), "2"),
    (lambda: Choose("Vælg", [("0", T("Et")), ("1", T("To"))]), ("1", "enter"), "0"),
    (lambda: Find("Find", [("a", T("Åse")), ("b", T("Bo"))]), ("b", "o", "enter"), "b"),
    (lambda: Find("Find", [("a", T("Åse")), ("b", T("Bo"))]), ("down", "enter"), "b"),
    (lambda: Find("Find", [("a", T("Åse"))]), ("x", "x", "enter", "escape"), None),
    (lambda: Tell("Nyt", "Tekst"), ("enter",), None),
]


@pytest.mark.parametrize(("dialog", "keys", "answer"), ASKED)
async def test_keys_answer(dialog: Any, keys: tuple[str, ...], answer: Any) -> None:
    app = Host()
    async with app.run_test(size=(80, 24)) as pilot:
        app.ask(dialog())
        await pilot.pause()
        await press(pilot, *keys)
        assert app.answer == answer


CLICKED = [
    (ask_confirm, "Læg væk ", True),
    (ask_confirm, "Behold", False),
    (lambda: Ask(Question("Hvad?", str, "svar")), "OK", ("svar",)),
    (lambda: Ask(Question("Hvad?", str, "svar")), "Tilbage", None),
    (lambda: Choose("Vælg", [("a", T("Et")), ("b", T("To"))]), "To", "b"),
    (lambda: Find("Find", [("a", T("Åse")), ("b", T("Bo"))]), "Bo", "b"),
    (lambda: Tell("Nyt", "Tekst"), "OK", None),
]


@pytest.mark.parametrize(("dialog", "text", "answer"), CLICKED)
async def test_the_mouse_answers(dialog: Any, text: str, answer: Any) -> None:
    app = Host()
    async with app.run_test(size=(80, 24)) as pilot:
        app.ask(dialog())
        await pilot.pause()
        await click_text(pilot, text, offset=1)
        assert app.answer == answer


@pytest.mark.parametrize("text", HOSTILE)
async def test_what_people_typed_is_only_shown(text: str) -> None:
    app = Host()
    async with app.run_test(size=(80, 24)) as pilot:
        for dialog in (
            Confirm(text, text[:20], text[:20]),
            Ask(Question(text, str, text, text)),
            Choose(text, [("a", T(text))]),
            Find(text, [("a", T(text))]),
            Tell(text, text),
        ):
            app.ask(dialog)
            await pilot.pause()
            assert "\x1b" not in seen(pilot)
            await press(pilot, "escape")
        assert app.is_running


async def test_a_small_window_keeps_what_is_typed() -> None:
    app = Host()
    async with app.run_test(size=(80, 24)) as pilot:
        app.ask(Ask(Question("Hvad?", str)))
        await pilot.pause()
        await pilot.press(*"hej")
        await pilot.resize_terminal(40, 10)
        await pilot.pause()
        assert "Gør vinduet større" in seen(pilot)
        await pilot.resize_terminal(80, 24)
        await press(pilot, "enter")
        assert app.answer == ("hej",)


async def test_a_title_stands_in_the_frame_and_a_long_one_whole_in_the_box() -> None:
    app = Host()
    async with app.run_test(size=(80, 24)) as pilot:
        app.ask(Tell("Filen er klar", "Giv den til kommunen."))
        await pilot.pause()
        (head,) = [line for line in seen(pilot).split("\n") if "Filen er klar" in line]
        assert "┌─ Filen er klar ─" in head
        await press(pilot, "enter")
        long = "«Laptop Nord i det store mødelokale» (Mette Marie Holm-Sørensen)"
        app.ask(Tell(long, "Tekst"))
        await pilot.pause()
        assert long in " ".join(seen(pilot).replace("│", "").split())


@pytest.mark.parametrize("text", HOSTILE)
async def test_a_hostile_title_is_only_shown(text: str) -> None:
    app = Host()
    async with app.run_test(size=(80, 24)) as pilot:
        app.ask(Tell(text, "Tekst"))
        await pilot.pause()
        assert not {"\x1b", "\u202e", "\x07"} & set(seen(pilot))
        await press(pilot, "enter")
        assert app.answer is None


async def test_what_begins_with_what_is_typed_stands_first() -> None:
    words = ["Sendt og hentet: alle filer, dato og antal", "Se tal", "Tallene", "Tal: hvad det"]
    app = Stage()
    async with app.run_test(size=(80, 24)) as pilot:
        app.push_screen(Find("Hvad?", [(one, T(one)) for one in words]))
        await press(pilot, *"tal")
        lines = [line for line in seen(pilot).split("\n") if any(one[:6] in line for one in words)]
        found = [next(one for one in words if one[:6] in line) for line in lines]
        assert found == ["Tal: hvad det", "Tallene", "Se tal", words[0]]
