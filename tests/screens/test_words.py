"""The words on the screens: none of the glossary's forbidden ones, none of the framework's."""

from collections.abc import Callable

from screens import commands
from screens.packages.fit import FitScreen
from tests.danish import forbidden_in, sentences
from tests.screens.conftest import Opened
from tests.screens.stage import press, said, seen
from vip2tui.app import Vip2App

words = forbidden_in


async def test_the_screens_speak_danish(opened: Opened) -> None:
    async with opened() as pilot:
        for key in ("ctrl+c", "ctrl+z", "f10", "ctrl+n", "f1", "f2", "f3", "f7", "f4", "f6"):
            await press(pilot, key)
            await pilot.pause()
            assert not forbidden_in(f"{seen(pilot)} {said(pilot)}"), key
            if pilot.app.screen.is_modal:
                await press(pilot, "escape")


async def test_the_prompt_speaks_danish(locked: Callable[[], Vip2App]) -> None:
    app = locked()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert not forbidden_in(seen(pilot))
        await press(pilot, "f1")
        assert not forbidden_in(seen(pilot))


def test_no_sentence_of_the_program_has_a_forbidden_word() -> None:
    found = list(sentences())
    assert len(found) > 500, "the sentences are looked for where they are"
    assert [(place, bad) for place, text in found if (bad := forbidden_in(text))] == []


def test_one_deed_has_one_word_on_its_key_in_the_menu_and_on_its_page() -> None:
    assert commands.USE.label == commands.START.label == "Start"
    assert commands.FITS.label == FitScreen.NAME
    for one in (commands.USE, commands.START, commands.EMPTY, commands.FITS):
        assert one.said.split()[0] == one.label.split()[0], one.id
    assert commands.DIARY.said == commands.DIARY.label == "Sendt og hentet"
    others = ("læg den i", "lægges i en borgers", "til en borger …", "passer den?")
    found = [place for place, text in sentences() if any(one in text.lower() for one in others)]
    assert found == []


def test_the_search_for_forbidden_words_bites() -> None:
    assert forbidden_in("Din login er forkert, og Backup mangler") == {"login", "backup"}
    assert forbidden_in("Se dem med «vip2tui backup list» og --password-file") == set()
