"""What a register heard of the store's other registers, as the bytes it keeps of it. Formats room: no disk.

It names one register, so that a copied folder does not bring another's, and its digest shows a byte that changed.
"""

from __future__ import annotations

from shoebox.domain.relaying import KEPT_MAX, HeardElsewhere
from shoebox.formats.strict_json import digest_of, exactly, read_plain, write_plain
from shoebox.formats.told import declined_of, given_of, gone_of, offers_of, pads_of, plain_rows

HEARD_BYTES_MAX = 8 * 1024 * 1024  # of words without number, each row as long as it may be
_KIND = "shoebox/elsewhere/1"
_FIELDS: dict[str, type] = {
    "declined": list, "digest": str, "elsewhere": str, "given": list, "gone": list, "held": list, "pads_at": list,
    "recalled": list, "register": str, "store": str,
}  # fmt: skip
_LATER = frozenset({"declined", "held", "pads_at", "recalled"})
_DIGEST_BYTES = 32


def write_heard(heard: HeardElsewhere, *, store: str, register: str) -> bytes:
    """What this register of this store heard."""
    plain = {
        "elsewhere": _KIND, "given": plain_rows(heard.given), "gone": plain_rows(heard.gone),
        "pads_at": plain_rows(heard.pads_at), "declined": plain_rows(heard.declined), "held": plain_rows(heard.held),
        "recalled": plain_rows(heard.recalled), "register": register, "store": store,
    }  # fmt: skip
    return write_plain({**plain, "digest": digest_of(_KIND.encode(), plain).hex()})


def read_heard(data: bytes, *, store: str, register: str) -> HeardElsewhere:
    """A ValueError for anything but what `write_heard` wrote for this register."""
    plain = read_plain(data, fields=_FIELDS, most=HEARD_BYTES_MAX, later=_LATER)
    digest = exactly(plain.pop("digest"), _DIGEST_BYTES)
    if plain["elsewhere"] != _KIND or digest != digest_of(_KIND.encode(), plain):
        raise ValueError("digest")
    if (plain["store"], plain["register"]) != (store, register):
        raise ValueError("another register")
    return HeardElsewhere(
        gone=gone_of(plain["gone"], most=KEPT_MAX), given=given_of(plain["given"], most=KEPT_MAX),
        pads_at=pads_of(plain.get("pads_at", [])), declined=declined_of(plain.get("declined", []), most=KEPT_MAX),
        held=gone_of(plain.get("held", []), most=KEPT_MAX), recalled=offers_of(plain.get("recalled", [])),
    )  # fmt: skip
