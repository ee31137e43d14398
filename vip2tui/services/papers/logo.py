"""The municipality's logo: set by its office, and on the papers of all who have its citizens."""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from vip2tui.base.errors import Vip2Error
from vip2tui.domain.kinds.office_logo import PIECE, OfficeLogo, logo_record
from vip2tui.domain.kinds.support_limit import limits_case
from vip2tui.domain.roles import Role
from vip2tui.papers.as_pdf import NoEngineError, PdfEngine
from vip2tui.papers.logo import MOST_BYTES, BadLogoError, Logo, looked_at
from vip2tui.papers.paper import Paper
from vip2tui.services.desk import Desk, RefusedError
from vip2tui.services.records import edit, read
from vip2tui.services.support.limits import office_drafted

SET = "Kommunens logo er sat på papirerne. Det følger med filerne."
REMOVED = "Logoet er fjernet fra papirerne."
NONE = "Der er intet logo på papirerne."
THERE = "Kommunens logo står på papirerne."
_DAY = date(2026, 1, 1)


@dataclass(frozen=True, slots=True)
class LogoService:
    """Reading and setting the logo."""

    desk: Desk

    def of(self, citizen: str = "") -> Logo | None:
        """Return the logo of a citizen's office, or of the office at this computer.

        One that came from elsewhere is looked at as one that is chosen: what is none is no logo.
        """
        for case in map(limits_case, sorted(self.desk.others.whose(citizen))):
            record = self.desk.state(case).records.get(logo_record(case))
            fact = read(OfficeLogo, record, record.id, {}).fact if record else None
            if fact is not None and fact.data:
                try:
                    return looked_at(base64.b64decode("".join(fact.data), validate=True))
                except (BadLogoError, binascii.Error):
                    continue
        return None

    def take(self, file: Path) -> bool:
        """Take a file as the logo; return whether it is another than stood there.

        Raises:
            RefusedError: If this is not the office's computer.
            BadLogoError: If it is no logo that can stand on a paper.
        """
        self._may()
        try:
            with file.open("rb") as opened:
                data = opened.read(MOST_BYTES + 1)
        except OSError as error:
            raise BadLogoError("Filen kan ikke læses.") from error
        logo = looked_at(data)
        try:
            PdfEngine().write(Paper("Logo", _DAY, "", ()), logo)
        except NoEngineError:  # it is drawn where there is one
            pass
        except Vip2Error:
            raise
        except Exception as error:  # whatever stops the engine would stop every paper
            raise BadLogoError("Billedet kan ikke tegnes.") from error
        text = base64.b64encode(data).decode("ascii")
        pieces = [text[at : at + PIECE] for at in range(0, len(text), PIECE)]
        return self._write(logo.format, pieces)

    def remove(self) -> bool:
        """Take the logo off the papers; return whether there was one.

        Raises:
            RefusedError: If this is not the office's computer.
        """
        self._may()
        return self.of() is not None and self._write(None, None)

    def _write(self, format_: str | None, pieces: list[str] | None) -> bool:
        case = limits_case(self.desk.me.device)
        known, record = self.desk.state(case).records, logo_record(case)
        values = {"format": format_, "data": pieces}
        logo = edit(case, record, OfficeLogo.KIND, known.get(record), values)
        return bool(self.desk.act([office_drafted(self.desk), logo]))

    def _may(self) -> None:
        if self.desk.me.role is not Role.OFFICE:
            raise RefusedError(
                "Logoet sættes af kommunens kontor og følger med filerne. Intet er ændret."
            )
