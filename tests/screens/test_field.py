"""Fields: typing is taken back in steps, and what is pasted is cleaned."""

import pytest
from textual import events
from textual.app import App, ComposeResult

from screens import announcing
from screens.widgets.field import Field
from screens.widgets.text_field import TextField


class Form(App[None]):
    outside = 0

    def compose(self) -> ComposeResult:
        yield Field(id="line")
        yield TextField(id="text")

    def on_mount(self) -> None:
        self.bind("ctrl+z", "outside")

    def action_outside(self) -> None:
        self.outside += 1


async def test_typing_is_taken_back_word_by_word_and_done_again() -> None:
    async with Form().run_test() as pilot:
        field = pilot.app.query_one("#line", Field)
        await pilot.press(*"hej du")
        await pilot.press("ctrl+z")
        assert field.value == "hej"
        await pilot.press("ctrl+z")
        assert field.value == ""
        await pilot.press("ctrl+y", "ctrl+y")
        assert field.value == "hej du"


async def test_an_example_that_has_no_room_ends_in_three_dots() -> None:
    async with Form().run_test(size=(30, 10)) as pilot:
        field = Field(placeholder="fx på mandag, 3/5, uge 19 eller +7")
        await pilot.app.mount(field)
        await pilot.pause()
        assert field.placeholder == "fx på mandag, 3/5, uge …"
        await pilot.resize_terminal(60, 10)
        assert field.placeholder == "fx på mandag, 3/5, uge 19 eller +7"


async def test_wiping_a_field_is_taken_back() -> None:
    async with Form().run_test() as pilot:
        field = pilot.app.query_one("#line", Field)
        await pilot.press(*"hej", "ctrl+w")
        assert field.value == ""
        await pilot.press("ctrl+z")
        assert field.value == "hej"


@pytest.mark.parametrize("selector", ["#line", "#text"])
async def test_in_an_untouched_field_the_screen_undoes(selector: str) -> None:
    app = Form()
    async with app.run_test() as pilot:
        app.query_one(selector).focus()
        await pilot.press("ctrl+z")
        assert app.outside == 1


@pytest.mark.parametrize("selector", ["#line", "#text"])
async def test_typing_is_taken_back_before_the_screen_undoes(selector: str) -> None:
    app = Form()
    async with app.run_test() as pilot:
        app.query_one(selector).focus()
        await pilot.press("a", "ctrl+z")
        assert app.outside == 0
        await pilot.press("ctrl+z")
        assert app.outside == 1


async def test_a_closed_field_keeps_its_text() -> None:
    async with Form().run_test() as pilot:
        field = pilot.app.query_one("#line", Field)
        await pilot.press("a")
        field.read_only = True
        await pilot.press("b", "backspace", "ctrl+u")
        assert field.value == "a"


async def test_what_is_put_in_a_field_is_cleaned() -> None:
    async with Form().run_test() as pilot:
        field, text = pilot.app.query_one("#line", Field), pilot.app.query_one("#text", TextField)
        field.insert("\x1b]52;c;eA==\x07 to\nlinjer ", 0)
        assert field.value == "]52;c;eA== to linjer "
        field.value = "\u202egnilmas"
        assert field.value == "gnilmas"
        text.insert("\x1b[2Jhej\nto")
        assert text.text == "[2Jhej\nto"
        text.load_text("\x9bxyz")
        assert text.text == "xyz"


@pytest.mark.parametrize("is_secret", [False, True])
async def test_a_paste_keeps_all_its_lines(is_secret: bool) -> None:
    async with Form().run_test() as pilot:
        field = pilot.app.query_one("#line", Field)
        field.password = is_secret
        await pilot.press(*"mod", "left")
        pilot.app.post_message(events.Paste("\nkort hest\nbatteri\x1b[2J\n"))
        await pilot.pause()
        assert field.value == "mokort hest batteri[2Jd"
        await pilot.press("ctrl+z")
        assert field.value == "mod"


async def test_a_paste_of_several_lines_says_that_they_became_one() -> None:
    app = Form()
    async with app.run_test() as pilot:
        field = app.query_one("#line", Field)
        field.focus()
        field.post_message(events.Paste("Anne Marie\n\nSørensen\r\nHolm\n"))
        await pilot.pause()
        assert field.value == "Anne Marie  Sørensen Holm"
        assert announcing.told(app).text == "3 linjer står nu på én linje. Se, om det passer."
        announcing.clear(app)
        field.post_message(events.Paste(" alene\n"))
        await pilot.pause()
        assert not announcing.told(app).text
