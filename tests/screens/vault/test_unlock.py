"""The prompt: wrong, forgotten, in use, damaged, newer, foreign."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Event
from types import SimpleNamespace
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Button

from screens.today import Today
from screens.vault.unlock import Unlock
from screens.widgets.field import Field
from screens.working import Working
from tests.screens.conftest import Opened
from tests.screens.pair import put_in_stick
from tests.screens.stage import choose, click_text, house, press, said, seen, until, write
from vip2tui.app import Vip2App
from vip2tui.base.errors import Vip2Error
from vip2tui.base.progress import MEGABYTES, Progress, Step
from vip2tui.services.desk import Desk
from vip2tui.services.house import Services
from vip2tui.services.vault.rescue import Rescue
from vip2tui.storage.errors import (
    NotAVaultError,
    RecoveryCodeError,
    VaultDamagedError,
    VaultInUseError,
    VaultTooNewError,
    WriteError,
    WrongPassphraseError,
)
from vip2tui.storage.notices import Notice

Locked = Callable[[], Vip2App]
RIGHT = "fem gode ord herfra nu"


def doors(app: Vip2App, error: Vip2Error | None = None) -> list[tuple[str, ...]]:
    """Let the app's vault answer at once; return what it was tried with."""
    tried: list[tuple[str, ...]] = []

    def answer(*given: str) -> Any:
        tried.append(given)
        if error is not None:
            raise error
        if given[0] != RIGHT:
            raise WrongPassphraseError
        return house().desk

    app.doors.unlock = answer  # type: ignore[method-assign]
    app.doors.recover = answer  # type: ignore[method-assign]
    return tried


async def offer(pilot: Pilot[None], phrase: str) -> None:
    pilot.app.screen.query_one("#old", Field).value = phrase
    await press(pilot, "enter")
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


async def test_the_right_passphrase_leads_to_today(locked: Locked) -> None:
    app = locked()
    doors(app)
    async with app.run_test(size=(80, 24)) as pilot:
        await offer(pilot, RIGHT)
        await until(pilot, lambda: isinstance(app.screen, Today))
        for _ in range(20):
            await pilot.press("escape")
        assert isinstance(app.screen, Today)


async def test_what_is_typed_is_hidden_until_it_is_asked_for(locked: Locked) -> None:
    app = locked()
    doors(app)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"abc")
        assert "abc" not in seen(pilot)
        await click_text(pilot, "Vis, hvad", offset=2)
        assert "abc" in seen(pilot)


async def test_a_wrong_one_is_said_and_the_next_guess_waits(locked: Locked) -> None:
    app = locked()
    tried = doors(app)
    async with app.run_test(size=(80, 24)) as pilot:
        await offer(pilot, "forkert")
        assert "Adgangskoden passer ikke" in seen(pilot)
        assert "Vent 1 sek." in seen(pilot)
        assert app.screen.query_one("#open", Button).disabled
        await offer(pilot, RIGHT)
        assert tried == [("forkert",)], "a guess inside the wait is not tried"
        screen = app.screen
        assert isinstance(screen, Unlock)
        screen._free_at = 0.0
        await offer(pilot, RIGHT)
        await until(pilot, lambda: isinstance(app.screen, Today))


async def test_what_is_typed_after_a_refusal_takes_the_place_of_what_was_refused(
    locked: Locked,
) -> None:
    app = locked()
    doors(app)
    async with app.run_test(size=(80, 24)) as pilot:
        await offer(pilot, "forkert")
        await press(pilot, "n", "y")
        assert app.screen.query_one("#old", Field).value == "ny"


async def test_escape_at_the_prompt_says_how_to_leave(locked: Locked) -> None:
    app = locked()
    doors(app)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "a", "escape")
        assert "luk programmet med Ctrl+Q" in seen(pilot)
        assert app.screen.query_one("#old", Field).value == "a"
        await click_text(pilot, "Glemt adgangskoden?", 2)
        await press(pilot, "escape")
        assert app.screen.query_one("#ask").display


def test_the_wait_doubles_up_to_a_minute() -> None:
    waits = [Unlock.wait_after(wrong) for wrong in range(1, 10)]
    assert waits == [1, 2, 4, 8, 16, 32, 60, 60, 60]


@pytest.mark.parametrize(
    "error",
    [VaultInUseError("12:00"), VaultDamagedError(), VaultTooNewError(), NotAVaultError(),
     WriteError()],
    ids=lambda error: type(error).__name__,
)  # fmt: skip
async def test_a_vault_that_cannot_be_opened_has_its_own_sentence(
    locked: Locked, error: Vip2Error
) -> None:
    app = locked()
    doors(app, error)
    async with app.run_test(size=(80, 24)) as pilot:
        await offer(pilot, RIGHT)
        text = " ".join(seen(pilot).split())
        assert "Arkivet kan ikke åbnes" in text
        assert " ".join(str(error).split())[:60] in text
        await press(pilot, "ctrl+q")
    assert app.return_code == 3


async def test_it_can_be_tried_again_when_the_other_window_is_closed(locked: Locked) -> None:
    app = locked()
    doors(app, VaultInUseError())
    async with app.run_test(size=(80, 24)) as pilot:
        await offer(pilot, RIGHT)
        await press(pilot, "enter")
        assert "Skriv din adgangskode" in seen(pilot)


async def test_a_forgotten_passphrase_is_replaced_by_the_code(locked: Locked) -> None:
    app = locked()
    tried = doors(app)
    async with app.run_test(size=(80, 24)) as pilot:
        await click_text(pilot, "Glemt adgangskoden", offset=2)
        assert "Skriv nødkoden fra papiret" in seen(pilot)
        app.screen.query_one("#code", Field).value = RIGHT
        await press(pilot, "escape")
        assert "Skriv din adgangskode" in seen(pilot)
        await click_text(pilot, "Glemt adgangskoden", offset=2)
        assert app.screen.query_one("#code", Field).value == RIGHT, "Esc keeps what was typed"
        phrase = app.screen.query_one("#phrase", Field).value
        app.screen.query_one("#again", Field).value = f" {phrase} "
        await click_text(pilot, "Skift adgangskode", offset=2)
        await until(pilot, lambda: isinstance(app.screen, Today))
        assert tried == [(RIGHT, phrase)]


async def test_a_mistyped_code_names_the_group(locked: Locked) -> None:
    app = locked()
    doors(app, RecoveryCodeError("Gruppe 3 i koden er skrevet forkert."))
    async with app.run_test(size=(80, 24)) as pilot:
        await click_text(pilot, "Glemt adgangskoden", offset=2)
        app.screen.query_one("#again", Field).value = app.screen.query_one("#phrase", Field).value
        await click_text(pilot, "Skift adgangskode", offset=2)
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert "Gruppe 3" in said(pilot)


class Backups:
    """A rescue that knows one backup, sealed with one passphrase and one code."""

    def __init__(self, *, is_slow: bool = False) -> None:
        self.tried: list[tuple[str, ...]] = []
        self.let_go = Event()
        if not is_slow:
            self.let_go.set()

    def newest(self) -> str:
        return "søn 3. maj 2026 kl. 10.42"

    def restore(self, *given: str, progress: Progress) -> Any:
        self.tried.append(given)
        progress.tell(Step(2, 9, MEGABYTES))
        assert self.let_go.wait(20)
        if given[0] != RIGHT:
            raise WrongPassphraseError
        return SimpleNamespace(desk=house().desk)

    restore_with_code = restore


@pytest.mark.parametrize("has_code", [False, True])
async def test_a_backup_that_takes_long_to_put_back_says_how_far_it_is(
    locked: Locked, has_code: bool
) -> None:
    app, backups = locked(), Backups(is_slow=True)
    doors(app, VaultDamagedError())
    app.doors.rescue = lambda *_: backups  # type: ignore[assignment,method-assign,return-value]
    async with app.run_test(size=(80, 24)) as pilot:
        if has_code:
            await click_text(pilot, "Glemt adgangskoden", offset=2)
            app.screen.query_one("#code", Field).value = RIGHT
            phrase = app.screen.query_one("#phrase", Field).value
            app.screen.query_one("#again", Field).value = phrase
            await click_text(pilot, "Skift adgangskode", offset=2)
        else:
            await offer(pilot, RIGHT)
        await until(pilot, lambda: "Arkivet kan ikke åbnes" in seen(pilot))
        await press(pilot, "enter")
        await pilot.press("enter")
        await until(pilot, lambda: "Sikkerhedskopien bliver hentet" in seen(pilot))
        await until(pilot, lambda: "2 af 9 MB" in seen(pilot))
        assert "Stop" not in seen(pilot), "half of it would be no vault"
        backups.let_go.set()
        await until(pilot, lambda: isinstance(app.screen, Today))
    assert len(backups.tried) == 1


async def test_a_backup_that_does_not_open_leads_back_to_the_prompt(locked: Locked) -> None:
    app, backups = locked(), Backups(is_slow=True)
    doors(app, VaultDamagedError())
    app.doors.rescue = lambda *_: backups  # type: ignore[assignment,method-assign,return-value]
    async with app.run_test(size=(80, 24)) as pilot:
        await offer(pilot, "forkert")
        await until(pilot, lambda: "Arkivet kan ikke åbnes" in seen(pilot))
        await press(pilot, "enter")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, Working))
        backups.let_go.set()
        await until(pilot, lambda: "Adgangskoden passer ikke" in seen(pilot))
        assert isinstance(app.screen, Unlock)


async def test_the_newer_backup_says_how_far_it_is(
    services: Services, monkeypatch: pytest.MonkeyPatch, opened: Opened
) -> None:
    fresh, let_go = house(), Event()

    def take(_: Rescue, desk: Desk, *, progress: Progress) -> Desk:
        assert desk is services.desk
        progress.tell(Step(3, 9, MEGABYTES))
        assert let_go.wait(20)
        return fresh.desk

    monkeypatch.setattr(Rescue, "take_newer", take)
    services.desk.store.notices.append(Notice("backup-newer", "Sikkerhedskopien er nyere."))
    async with opened(services) as pilot:
        await until(pilot, lambda: "Sikkerhedskopien er nyere." in seen(pilot))
        await pilot.press("enter")
        await until(pilot, lambda: "3 af 9 MB" in seen(pilot))
        assert "Sikkerhedskopien bliver hentet" in seen(pilot)
        let_go.set()
        await until(pilot, lambda: pilot.app.services.desk is fresh.desk)  # type: ignore[attr-defined]
        await until(pilot, lambda: isinstance(pilot.app.screen, Today))


@pytest.mark.parametrize("left", [b"", bytes(4000), b"VIP2TUI\n half", None])
async def test_a_lost_vault_is_told_at_once_and_leads_to_its_backup(
    locked: Locked, left: bytes | None
) -> None:
    app = locked()
    backups = Backups()
    app.doors.rescue = lambda *_: backups  # type: ignore[assignment,method-assign,return-value]
    file = app.home / "vault-00000002.v2t"
    file.unlink() if left is None else file.write_bytes(left)
    if left is None:
        (app.home / "vault.lock").touch()
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "Arkivet kan ikke åbnes" in seen(pilot))
        assert "Læs det, der er helt" not in seen(pilot), "nothing was typed to read it with"
        await press(pilot, "enter")
        assert "hentes den nyeste sikkerhedskopi, der er hel, fra søn 3. maj" in " ".join(
            seen(pilot).split()
        )
        await offer(pilot, "forkert")
        assert "Adgangskoden passer ikke" in seen(pilot)
        screen = app.screen
        assert isinstance(screen, Unlock)
        screen._free_at = 0.0
        await offer(pilot, RIGHT)
        await until(pilot, lambda: isinstance(app.screen, Today))
    assert backups.tried == [("forkert",), (RIGHT,)]


async def test_a_vault_that_is_gone_with_its_backups_is_found_on_a_stick(
    locked: Locked, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = put_in_stick(monkeypatch, tmp_path)
    empty, app = tmp_path / "Dokumenter", locked()
    empty.mkdir()
    looked: list[Path | None] = []
    backups = Backups()

    def rescue(folder: Path | None = None) -> Any:
        looked.append(folder)
        return backups if folder == stick else SimpleNamespace(newest=lambda: "")

    app.doors.rescue = rescue  # type: ignore[method-assign]
    (app.home / "vault-00000002.v2t").unlink()
    (app.home / "vault.lock").touch()
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "Arkivet kan ikke åbnes" in seen(pilot))
        assert "Hent sikkerhedskopi" not in seen(pilot)
        assert seen(pilot).count("Kig på et USB-stik") == 2, "what is said names the button"
        for typed, answer in (
            (str(empty), "Der er ingen sikkerhedskopi i mappen Dokumenter. Intet er ændret."),
            (str(tmp_path / "nej"), "Der er ingen mappe, der hedder"),
        ):
            await pilot.click("#look")
            await until(pilot, lambda: "Hvor ligger sikkerhedskopien?" in seen(pilot))
            await choose(pilot, "Skriv stedet")
            await until(pilot, lambda: "Hvilken mappe?" in seen(pilot))
            await write(pilot, typed)
            await until(pilot, lambda answer=answer: answer in said(pilot))  # type: ignore[misc]
            assert "Hent sikkerhedskopi" not in seen(pilot)
        await pilot.click("#look")
        await until(pilot, lambda: "Hvor ligger sikkerhedskopien?" in seen(pilot))
        await choose(pilot, "USB (E:)")
        await until(pilot, lambda: "sikkerhedskopi på USB (E:) er fra søn 3. maj" in said(pilot))
        await press(pilot, "enter")
        await offer(pilot, RIGHT)
        await until(pilot, lambda: isinstance(app.screen, Today))
    assert backups.tried == [(RIGHT,)]
    assert looked[0] is None
    assert looked[-1] == stick


async def test_esc_asks_for_the_vault_itself_again(locked: Locked) -> None:
    app = locked()
    backups = Backups()
    app.doors.rescue = lambda *_: backups  # type: ignore[assignment,method-assign,return-value]
    (app.home / "vault-00000002.v2t").write_bytes(b"")
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "Arkivet kan ikke åbnes" in seen(pilot))
        await press(pilot, "enter")
        await press(pilot, "escape")
        assert "Skriv din adgangskode for at åbne dit arkiv." in seen(pilot)
        await offer(pilot, RIGHT)
        await until(pilot, lambda: "Arkivet kan ikke åbnes" in seen(pilot))
        assert backups.tried == []
        await press(pilot, "enter", "enter")
        await until(pilot, lambda: isinstance(app.screen, Today))
    assert backups.tried == [(RIGHT,)]


async def test_a_damaged_vault_leads_to_its_backup_with_the_code_as_well(locked: Locked) -> None:
    app = locked()
    doors(app, VaultDamagedError())
    backups = Backups()
    app.doors.rescue = lambda *_: backups  # type: ignore[assignment,method-assign,return-value]
    async with app.run_test(size=(80, 24)) as pilot:
        await click_text(pilot, "Glemt adgangskoden", offset=2)
        app.screen.query_one("#code", Field).value = RIGHT
        phrase = app.screen.query_one("#phrase", Field).value
        app.screen.query_one("#again", Field).value = phrase
        await click_text(pilot, "Skift adgangskode", offset=2)
        await until(pilot, lambda: "Arkivet kan ikke åbnes" in seen(pilot))
        await press(pilot, "enter")
        assert "ved siden af" in seen(pilot)
        await press(pilot, "enter")
        await until(pilot, lambda: isinstance(app.screen, Today))
    assert backups.tried == [(RIGHT, phrase)]


@pytest.mark.parametrize("trace", ["vault.lock", "anchor.json", "vault-00000001.v2t.partial",
                                   "sikkerhedskopier/vip2tui-20261103-104207.v2t"])  # fmt: skip
async def test_no_trace_of_a_vault_leads_to_a_first_run(tmp_path: Path, trace: str) -> None:
    path = tmp_path / "arkiv" / trace
    path.parent.mkdir(parents=True)
    path.write_bytes(b"")
    app = Vip2App(tmp_path / "arkiv")
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "Arkivet kan ikke åbnes" in seen(pilot))
        assert "Velkommen" not in seen(pilot)
        assert "Hent sikkerhedskopi" not in seen(pilot), "there is none that could be one"
        await press(pilot, "ctrl+q")
    assert app.return_code == 3


def test_nothing_heavy_is_imported_for_the_prompt() -> None:
    code = (
        "import sys, vip2tui.app, screens.vault.unlock;"
        "print([n for n in ('pydantic','cryptography','tinydb','orjson') if n in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_frameworks_logs_and_pictures_are_switched_off() -> None:
    code = "import os, vip2tui.app; print([n for n in os.environ if n.startswith('TEXTUAL')])"
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env={"PATH": "", "TEXTUAL_LOG": "x.log", "TEXTUAL_SCREENSHOT": "1", "TEXTUAL": "debug"},
    )
    assert done.stdout.strip() == "[]"


async def test_what_is_imported_at_the_prompt_is_not_looked_at_when_today_is_drawn(
    locked: Locked, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The collector looks at all that is new since the start; the prompt has time for it."""
    swept: list[tuple[int, bool]] = []
    monkeypatch.setattr(
        "vip2tui.app.gc.collect",
        lambda generation=2: swept.append((generation, isinstance(app.screen, Unlock))),
    )
    app = locked()
    doors(app)
    async with app.run_test() as pilot:
        await until(pilot, lambda: bool(swept))
        await offer(pilot, RIGHT)
        await until(pilot, lambda: isinstance(app.screen, Today))
    assert swept[0] == (1, True)
