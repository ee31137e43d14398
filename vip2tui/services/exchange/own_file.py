"""A file that was made here, opened as its addressee will open it, before it is on any disk.

What would be refused is the program's mistake. Told as the disk's it would send people out for
another stick.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vip2tui.exchange.errors import OwnFileRefusedError, RefusedFileError
from vip2tui.exchange.reader import open_bundle
from vip2tui.exchange.roster import read_roster

if TYPE_CHECKING:
    from vip2tui.exchange.contact import Contact
    from vip2tui.exchange.keys import DeviceKeys
    from vip2tui.exchange.manifest import Manifest


def plan_own(data: bytes, manifest: Manifest, me: Contact, keys: DeviceKeys) -> None:
    """Return if the file can be taken in elsewhere.

    Args:
        data: The file.
        manifest: What it was to say.
        me: This computer.
        keys: Its keys.

    Raises:
        OwnFileRefusedError: If it would be refused.
    """
    try:
        opened = open_bundle(data, keys, me.device, {})
        if manifest.roster is not None:
            read_roster(manifest.roster, me)
    except RefusedFileError as error:
        raise OwnFileRefusedError(error.why) from error
    if opened.manifest.payload() != manifest.payload():
        raise OwnFileRefusedError("den siger noget andet, end den skulle")
