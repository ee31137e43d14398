"""Keys: no bare letters, and each has a name, a word and a sentence, all in Danish."""

import importlib
import pkgutil

import pytest
from textual.binding import Binding
from textual.widgets import Input, TextArea

import screens
from screens import commands
from vip2tui.app import Vip2App


def owners() -> list[type]:
    """Return every class of ours that has bindings."""
    found: dict[str, type] = {"Vip2App": Vip2App}
    for module in pkgutil.walk_packages(screens.__path__, "screens."):
        for name, value in vars(importlib.import_module(module.name)).items():
            is_ours = isinstance(value, type) and value.__module__.startswith("screens")
            if is_ours and "BINDINGS" in vars(value):
                found[f"{value.__module__}.{name}"] = value
    return list(dict.fromkeys(found.values()))


EDITORS = [*Input.BINDINGS, *TextArea.BINDINGS]
"""What a field keeps of the framework's: nobody is shown it, and a test of the menu knows it."""


def is_frameworks(one: Binding) -> bool:
    """Return whether it is a key of an editor as it came."""
    came = {(two.action, two.description) for two in EDITORS if isinstance(two, Binding)}
    return not one.id and (one.action, one.description) in came


BINDINGS = [(owner, one) for owner in owners() for one in vars(owner)["BINDINGS"]
            if not is_frameworks(one)]  # fmt: skip
ALONE = {
    "escape", "enter", "space", "left", "right", "up", "down", "home", "end", "tab", "delete",
    "backspace", "pageup", "pagedown",
}  # fmt: skip
MOVES = {"left", "right", "up", "down", "ctrl+left", "ctrl+right"}
EVERYWHERE = {one.key for one in (*commands.EVERYWHERE, commands.BACK)}
"""A widget that answers these keys in its own way keeps the word they have everywhere."""
FREE_F_KEYS = {"f1", "f2", "f3", "f4", "f5", "f6", "f7", "f8", "f9", "f10", "f12"}


NAMED = [one for one in BINDINGS if not set(one[1].key.split(",")) <= MOVES | EVERYWHERE]


def name(pair: tuple[type, Binding]) -> str:
    return f"{pair[0].__name__}-{pair[1].key}"


@pytest.mark.parametrize("pair", BINDINGS, ids=name)
def test_a_key_is_never_a_bare_letter(pair: tuple[type, Binding]) -> None:
    for key in pair[1].key.split(","):
        assert key in ALONE | FREE_F_KEYS or key.startswith(("ctrl+", "shift+", "alt+")), key


@pytest.mark.parametrize(
    "pair",
    [one for one in BINDINGS if not set(one[1].key.split(",")) <= MOVES | EVERYWHERE],
    ids=name,
)
def test_a_key_has_a_name_a_word_and_a_sentence(pair: tuple[type, Binding]) -> None:
    owner, binding = pair
    assert isinstance(binding, Binding), f"{owner.__name__}: {binding}"
    assert binding.id, f"{owner.__name__}: {binding.key} has no id"
    assert binding.description, f"{owner.__name__}: {binding.key} has no word"
    assert len(binding.description.split()) <= 2, binding.description
    assert binding.tooltip, f"{owner.__name__}: {binding.key} has no sentence"


def test_nothing_is_shown_by_the_framework_itself() -> None:
    assert Vip2App.ENABLE_COMMAND_PALETTE is False
    assert all(not one.show for owner, one in BINDINGS if owner.__name__ != "Dialog")
