"""click in Danish: help, and what is said when a line is used wrongly.

click's own words come from gettext, which needs compiled files and the right environment, and a
line in English is worse than none for the people this is for. So every sentence stands here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from vip2tui.base.safe import clean_line, cut, terminal
from vip2tui.commands.line import STANDING

if TYPE_CHECKING:
    from collections.abc import Sequence

_ECHOED = 60


class _Danish(click.Command):
    """What takes what may stand anywhere, and whose help is Danish."""

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        """Put what may stand anywhere after one's own options, and the help in Danish last."""
        own = super().get_params(ctx)
        last = [param for param in own if "--help" in param.opts]
        for param in last:
            if isinstance(param, click.Option):
                param.help = "Vis denne hjælp."
        return [*(param for param in own if param not in last), *STANDING, *last]

    def get_help(self, ctx: click.Context) -> str:
        return terminal(super().get_help(ctx))

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        pieces = [piece for piece in self.collect_usage_pieces(ctx) if piece != "[OPTIONS]"]
        needed = [
            f"{param.opts[0]} {param.make_metavar(ctx)}"
            for param in self.params
            if isinstance(param, click.Option) and param.required
        ]
        formatter.write_usage(ctx.command_path, " ".join([*pieces, *needed, "[VALG]"]), "Brug: ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        for title, params in (
            ("Valg", [p for p in self.get_params(ctx) if p not in STANDING]),
            ("Kan stå hvor som helst", STANDING),
        ):
            rows = [_row(param, ctx) for param in params if isinstance(param, click.Option)]
            if rows:
                with formatter.section(title):
                    formatter.write_dl(rows)


class Command(_Danish):
    """One verb."""

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        super().format_epilog(ctx, formatter)
        from vip2tui.commands.words import Code

        for param in self.get_params(ctx):
            if isinstance(param.type, Code):
                from vip2tui.catalogue.catalogue import SHIPPED

                known = getattr(SHIPPED.codes(), param.type.group)
                with formatter.section(f"Koder til {_called(param, ctx)}"):
                    formatter.write_dl([(one.code, one.name) for one in known])

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        extra, ctx.allow_extra_args = ctx.allow_extra_args, True
        rest = super().parse_args(ctx, args)
        ctx.allow_extra_args = extra
        if rest and not extra and not ctx.resilient_parsing:
            shown = " ".join(rest)
            raise click.UsageError(
                f"Der står mere, end kommandoen kan bruge: {_quoted(shown)}. "
                "Sæt anførselstegn om det, der har mellemrum i sig.",
                ctx,
            )
        return rest


class Group(_Danish, click.Group):
    """A noun with its verbs; what it can do is told when the verb is missing."""

    command_class = Command

    def __init__(self, *args: Any, **more: Any) -> None:
        mine: dict[str, Any] = {
            "callback": _needs_verb,
            "invoke_without_command": True,
            "subcommand_metavar": "KOMMANDO …",
        }
        super().__init__(*args, **(mine | more))

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Return the verbs in the order they were written, which is the order of use."""
        return list(self.commands)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        self.format_commands(ctx, formatter)
        _Danish.format_options(self, ctx, formatter)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        found = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
        rows = [(name, one.get_short_help_str(200)) for name, one in found if one is not None]
        with formatter.section("Kommandoer"):
            formatter.write_dl(rows)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0]
        command = self.get_command(ctx, name)
        if command is None:
            known = self.list_commands(ctx)
            raise click.UsageError(
                f"Kommandoen {_quoted(name)} findes ikke.{_near(name, known)}", ctx
            )
        return name, command, args[1:]


@click.pass_context
def _needs_verb(ctx: click.Context) -> None:
    if ctx.invoked_subcommand is None:
        known = ", ".join(ctx.command.list_commands(ctx)) if isinstance(ctx.command, Group) else ""
        raise click.UsageError(f"Skriv også, hvad der skal ske: {known}.", ctx)


def said(error: click.ClickException) -> str:
    """Return what was wrong with the line, as a Danish sentence."""
    if isinstance(error, click.NoSuchOption):
        known = [name for param in _params(error) for name in param.opts]
        near = _near(error.option_name, known)
        return f"Valget {_quoted(error.option_name)} findes ikke her.{near}"
    if isinstance(error, click.MissingParameter):
        return f"Der mangler {_name(error)}."
    if isinstance(error, click.BadParameter):
        return f"{_name(error)}: {error.message}"
    if isinstance(error, click.BadOptionUsage):
        if "does not take" in error.message:
            return f"Valget {_quoted(error.option_name)} skal stå alene, uden noget efter «=»."
        return f"Efter {_quoted(error.option_name)} skal der stå noget mere."
    return error.message


def usage_of(error: click.ClickException) -> str:
    """Return how the line is written and where the help is; empty if no command is known."""
    ctx = getattr(error, "ctx", None)
    if ctx is None:
        return ""
    return f"{ctx.get_usage()}\nSe «{ctx.command_path} --help»."


def _params(error: click.UsageError) -> list[click.Parameter]:
    return error.ctx.command.get_params(error.ctx) if error.ctx else []


def _name(error: click.BadParameter) -> str:
    if error.param is None:
        return str(error.param_hint or "noget")
    return _called(error.param, error.ctx)  # type: ignore[arg-type]  # a raised error has its context


def _called(param: click.Parameter, ctx: click.Context) -> str:
    return param.opts[0] if isinstance(param, click.Option) else param.make_metavar(ctx)


def _row(param: click.Option, ctx: click.Context) -> tuple[str, str]:
    names = ", ".join(param.opts)
    spec = names if param.is_flag else f"{names} {param.make_metavar(ctx)}"
    return spec, (param.help or "") + (" Skal med." if param.required else "")


def _near(name: str, known: Sequence[str]) -> str:
    from difflib import get_close_matches

    found = get_close_matches(name, known, n=3)
    return f" Mente du {' eller '.join(f'«{one}»' for one in found)}?" if found else ""


def _quoted(text: str) -> str:
    return f"«{cut(clean_line(text), _ECHOED)}»"
