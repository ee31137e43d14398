"""Files as somebody with a known device's keys, and bad will, could make them."""

from __future__ import annotations

import io
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import orjson
import pyrage

from vip2tui.changes.change import parse
from vip2tui.changes.vector import START, link
from vip2tui.exchange.keys import age_recipient, read_envelope, seal_up
from vip2tui.exchange.manifest import TYPE
from vip2tui.exchange.seals import make_seal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.exchange.device import Device


def unlocked(data: bytes, owner: Device) -> tuple[dict[str, Any], list[bytes]]:
    """Return a file's manifest and lines."""
    out = io.BytesIO()
    pyrage.decrypt_io(io.BytesIO(data), out, [owner.keys.age])
    head, _, body = out.getvalue().partition(b"\n")
    manifest: dict[str, Any] = orjson.loads(read_envelope(head).payload)
    return manifest, body.split(b"\n")[:-1]


def locked(
    manifest: dict[str, Any] | bytes,
    lines: Sequence[bytes],
    signer: Device,
    *to: Device,
    kind: str = TYPE,
    name: str | None = None,
    recount: bool = True,
) -> bytes:
    """Return a file with exactly this inside, signed by a device."""
    body = b"".join(line + b"\n" for line in lines)
    if isinstance(manifest, dict):
        if recount:
            manifest |= {"bytes": len(body), "sha256": sha256(body).hexdigest()}
        manifest = orjson.dumps(manifest, option=orjson.OPT_SORT_KEYS)
    head = seal_up(signer.keys, name or signer.device, kind, manifest).line()
    return sealed(head + b"\n" + body, *to)


def sealed(inside: bytes, *to: Device) -> bytes:
    """Return an age file to the devices."""
    out = io.BytesIO()
    pyrage.encrypt_io(io.BytesIO(inside), out, [age_recipient(one.keys.recipient) for one in to])
    return out.getvalue()


def resealed(manifest: dict[str, Any], lines: Sequence[bytes], signer: Device) -> None:
    """Make the manifest's ranges and seals fit the lines, sealed by the signer: all but lawful."""
    runs: dict[tuple[str, str], list[bytes]] = {}
    for line in lines:
        writer, rest = str(orjson.loads(line)["id"]).split(".", 1)
        runs.setdefault((rest.rsplit(".", 1)[0], writer), []).append(line)
    manifest["cases"], manifest["seals"], manifest["lines"] = {}, [], len(lines)
    for (case, writer), run in sorted(runs.items()):
        chain = START
        for line in run:
            chain = link(chain, parse(line).fingerprint)
        manifest["cases"].setdefault(case, {})[writer] = [1, len(run), START.hex()]
        made = make_seal(signer.keys, signer.device, case, writer, len(run), chain.hex())
        manifest["seals"].append(made.row())
