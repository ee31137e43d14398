"""One line of the line-based twin: which command it is, and what the process ends with.

Exit codes: 0 done, 1 refused (the reason is on stderr), 2 wrong use, 3 the vault cannot be opened,
130 stopped with Ctrl+C, 128 and its number by another signal. Nothing here imports textual; the app
is imported when it is opened.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from importlib import import_module
from typing import TYPE_CHECKING

import click

from vip2tui import __version__
from vip2tui.base import ending
from vip2tui.base.errors import Vip2Error
from vip2tui.commands import danish
from vip2tui.commands.line import Line, ReaderGoneError, as_given, warn

if TYPE_CHECKING:
    from collections.abc import Sequence

STOPPED = 130
"""What a shell expects of a command that was stopped."""

_COMMANDS = {
    "today": "today", "round": "today", "search": "today", "citizen": "citizen.citizen",
    "before": "citizen.before", "away": "citizen.away", "call-list": "support.calls",
    "sample": "support.sample",
    "course": "course.course", "checklist": "course.checklist", "log": "citizen.log",
    "card": "course.card", "measure": "progress.measure", "followup": "course.followup",
    "numbers": "numbers", "grant": "support.grant", "hours": "support.hours",
    "audit": "support.audit", "postpone": "postpone",
    "visit": "support.visit", "absence": "citizen.absence",
    "paper": "paper", "table": "tables", "calendar": "tables",
    "draft": "citizen.draft", "workplace": "citizen.workplace",
    "package": "packages.package", "rules": "packages.rules", "data": "packages.data",
    "history": "history", "read-log": "read_log", "undo": "history",
    "redo": "history", "go-back": "vault.go_back", "redact": "citizen.redact",
    "device": "exchange.device",
    "send": "exchange.send", "fetch": "exchange.fetch", "inbox": "exchange.inbox",
    "reply": "citizen.reply",
    "doubt": "exchange.doubt",
    "diary": "exchange.fetch", "check": "vault.checking",
    "verify": "vault.upkeep", "backup": "vault.upkeep",
    "passphrase": "vault.keys", "recover": "vault.keys", "setting": "vault.setting",
    "init": "vault.begin", "person": "vault.person",
    "start-file": "exchange.start_file",
    "demo": "vault.begin", "practice": "practice", "schema": "exchange.schema",
}  # fmt: skip
"""Each command and the module it stands in, in the order the help shows them."""


class _Root(danish.Group):
    """Every command, each imported when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        module = _COMMANDS.get(cmd_name)
        if module is None:
            return None
        name = f"{cmd_name.replace('-', '_')}_command"
        found = getattr(import_module(f"vip2tui.commands.{module}"), name)
        return found if isinstance(found, click.Command) else None


@click.command(
    cls=_Root,
    context_settings={"help_option_names": ["--help", "-h"]},
)
@click.version_option(__version__, message="vip2tui %(version)s", help="Vis programmets udgave.")
@click.option("--plain", is_flag=True,
              help="Spørgsmål og svar linje for linje, til skærmlæser og punktskrift.")  # fmt: skip
@click.pass_context
def root(ctx: click.Context, *, plain: bool) -> int:
    """Jobpakker, mentorens tjekliste og borgerens fremskridt, uden netværk.

    Skriv «vip2tui» alene for at åbne programmet. Her er det samme linje for linje.
    """
    from vip2tui.commands.vault import opening

    if ctx.invoked_subcommand is not None:
        return 0
    if plain or (opening.wants_lines() and opening.has_screen()):
        from vip2tui.commands.plain.start import run as ask

        return ask(ctx.obj)
    return opening.open_app(ctx.obj)


def run(argv: Sequence[str], given: str = "") -> int:
    """Run one line and return what the process ends with; ``given`` is a passphrase."""
    with ending.told(ending.raise_ended):
        return _run(argv, given)


def _run(argv: Sequence[str], given: str) -> int:
    line = Line(given=given)
    try:
        # The list is handed over: click would look for files behind a «*» in a note on Windows.
        code = root.main(
            as_given(argv),
            prog_name="vip2tui",
            standalone_mode=False,
            obj=line,
        )
        sys.stdout.flush()
    except click.ClickException as error:
        warn("\n".join(part for part in (danish.usage_of(error), danish.said(error)) if part))
        return error.exit_code
    except Vip2Error as error:
        line.tell(str(error))
        return error.exit_code
    except (KeyboardInterrupt, click.Abort, ending.EndedError) as stop:
        with suppress(OSError):  # the terminal may be what ended it
            warn("\nAfbrudt. Intet er gjort halvt: det, der var meldt gemt, er gemt.")
        return stop.code if isinstance(stop, ending.EndedError) else STOPPED
    except (ReaderGoneError, BrokenPipeError):
        # Whoever read has what they wanted; what was to be saved was saved before it was printed.
        _close_quietly()
        return 0
    except Exception as error:
        # Python's own report would print what was typed.
        from vip2tui.base import crash

        warn(crash.report(error))
        return 1
    return code if isinstance(code, int) else 0


def _close_quietly() -> None:
    """Let Python end without a second complaint about the closed pipe."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
