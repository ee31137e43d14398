"""«Indstillinger»: what can be set, made from one table; a look is seen before it is kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import groupby
from typing import ClassVar

from textual import on
from textual.binding import BindingType

from screens import command, commands, look, themes
from screens.dialog import WentBack
from screens.dialogs import agree, choose
from screens.exchange.places import ask_folder
from screens.listing import ListScreen
from screens.messages import GoTo, To
from screens.page import key_of
from screens.question import Question, answer
from screens.vault import backups, keys, logo, sharing_computer
from screens.widgets.beside import WithMore, paragraphs
from screens.widgets.frame import Shortcut
from screens.widgets.rows import Row, Rows
from vip2tui.domain.settings import (
    BACKUPS,
    CODE,
    HISTORY,
    LOGO,
    PAGE,
    PASSPHRASE,
    SHARERS,
    Deed,
    Setting,
)
from vip2tui.pictures.drawn import Picture, Tone
from vip2tui.services.vault.settings import SettingService, Stands

_TITLE = 24
"""Cells of what a setting is called."""
_HELP = (
    "Her bestemmer du, hvordan programmet ser ud og virker på denne computer. Det bliver her og "
    "sendes ikke; kun grænserne for mentorstøtte sætter kommunens kontor for alle. "
    "Enter ændrer, Del sætter tilbage, og Ctrl+Z fortryder. "
    "Farver og tegn vises, mens du vælger; med Esc bliver det, som det var.\n"
)


class SettingsScreen(ListScreen):
    """A row for each setting."""

    NAME = "Indstillinger"
    HELP = _HELP + "\n".join(f"{one.title}: {one.help}" for one in PAGE)
    FIRST = "Det gælder med det samme, og kun på denne computer."
    ABOUT = "Om indstillingen"
    BINDINGS: ClassVar[list[BindingType]] = [*command.keys("indstilling", [commands.EMPTY])]
    _tries = False
    """Whether something is shown that is not kept."""

    def shortcuts(self) -> list[Shortcut]:
        return self.around(("Enter", "Vælg", "screen.choose"), key_of(commands.EMPTY))

    def taking_back(self) -> SettingService:
        return self.services.settings

    def read_again(self) -> None:
        if not self._tries:
            look.restore(self.app, self.services.desk.store)
        self.query_one(Rows).fill(self._rows())

    def _rows(self) -> Iterator[Row]:
        signs, are_two = themes.signs(self.app), self.are_two
        every = {one.setting.name: one for one in self.services.settings.all()}
        deeds = {
            PASSPHRASE.name: keys.new_passphrase,
            CODE.name: keys.new_code,
            BACKUPS.name: backups.ask,
            LOGO.name: logo.ask,
            SHARERS.name: sharing_computer.ask,
        }
        ways = {HISTORY.name: GoTo(To.HISTORY)}
        for group, found in groupby(self.services.settings.page(), lambda one: one.group):
            yield Row(group, heading=True)
            for one in found:
                below = "" if are_two else one.help
                if isinstance(one, Deed):
                    act = ways.get(one.name) or partial(deeds[one.name], self)
                    yield Row("", one.name, f"{signs.go} ", below=below,
                              who=(f"{one.title} …", _TITLE), find=one.help,
                              more=self._told([one.help]), act=act)  # fmt: skip
                    continue
                stands = every[one.name]
                mark = signs.now if stands.is_changed else " "
                yield Row(
                    f"{mark} {stands.words}", one.name, f"{signs.go} ",
                    below=below, who=(one.title, _TITLE), find=one.help,
                    more=self._told(self.services.settings.told(stands)),
                    act=partial(self._change, stands), own=partial(self._set_back, stands),
                )  # fmt: skip

    def _told(self, said: Sequence[str]) -> Callable[[int], Picture]:
        """Return what draws the sentences about a setting, with room between them."""
        meant, *rest = said
        every = [(meant, Tone.PLAIN), *((f"\n{one}", Tone.MUTED) for one in rest)]
        return paragraphs(self.app, every)

    @on(WithMore.Parted)
    def _parted(self) -> None:
        """What stands beside the list is not said in it too."""
        self.query_one(Rows).fill(self._rows())

    async def _change(self, stands: Stands) -> None:
        """Ask what it shall be, and keep it."""
        one = stands.setting
        if one.choices:
            value = await self._chosen(stands)
        elif one.is_folder:
            value = one.read(str(await ask_folder(self, f"{one.title}?", stands.value)))
        else:
            limits = f", fra {one.least} til {one.most} {one.unit}" if one.unit else ""
            value = await answer(
                self, Question(f"{one.title}{limits}", one.read, stands.value, draft=False)
            )
        if question := self.services.settings.question(one, value):
            await agree(self, question, "Skift", "Behold den, jeg har", danger=True)
        await self._keep(one, value)

    async def _chosen(self, stands: Stands) -> str:
        """Return what is chosen; what each would look like is shown meanwhile."""
        one = stands.setting
        self._tries = True
        try:
            return await choose(
                self, one.title, one.choices.items(), stands.value, partial(self._try_out, one)
            )
        except WentBack:
            self._tries = False
            self.read_again()
            raise

    def _try_out(self, one: Setting, value: str) -> None:
        look.show(self.app, one, value)
        self.query_one(Rows).fill(self._rows())

    async def _keep(self, one: Setting, value: str) -> None:
        keeps = partial(self.services.settings.set, one, value)
        self._tries = False
        if not await self.write(keeps, _said):
            self.read_again()

    def action_empty(self) -> None:
        """Set what the cursor stands on as it was from the beginning."""
        row = self.query_one(Rows).row
        if row is not None and row.own is not None:
            self.do(row.own)

    async def _set_back(self, stands: Stands) -> None:
        if stands.is_changed or stands.setting.is_mine or stands.setting.forgets:
            await self.write(partial(self.services.settings.reset, stands.setting), _said)
        else:
            self.say(f"{stands.setting.title} er, som det var fra begyndelsen.")


def _said(now: Stands) -> str:
    return f"{now.setting.title}: {now.words}. Fortryd: Ctrl+Z."
