"""What is known to be nasty, made when it is asked for, so that nothing large lies in the tree."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

KEPT = Path(__file__).resolve().parent / "corpus"
DEEP = (100, 200, *range(880, 1_004, 6), 5_000)  # about where Python itself gives up, and far beyond
DIGITS_TOO_MANY = 4_301  # what Python's int() takes in text, and one

VALUES: tuple[Any, ...] = (
    0, -1, 1, 2**31, 2**53, 2**53 + 1, 2**63, -(2**63) - 1, 10**400, 1.5, 1e308, float("nan"), float("inf"),
    True, False, None, "", " ", "\x00", "\ud800", "\udfff", "\ufeff", "\u202e", "\ufdfa", "\u2028", "e\u0301", "\u00e9",
    "\U0001f9fe", "../../etc/passwd", "..\\..\\x", "C:\\x", "/dev/null", "con", "NUL.txt", "com1", "a" * 300, "-", "--",
    "..", "\u2024\u2024/", "a\u2215b", "=1+1", "@SUM(A1)", "+1", "\t=1", "4111111111111111", "4111 1111 1111 1111",
    "9" * 60, "1" * 200, "0x10", "1_000", "\u0661\u0662", "2026-13-45", "9999-12-31T23:59:59+14:00",
    "0001-01-01T00:00:00+14:00", "{phone}", "{0}", "%s", "*", [], {}, [[]], [1, 2], [["card", -1]], {"": ""},
)  # fmt: skip
TOKENS: tuple[bytes, ...] = (
    *(value.encode("utf-8", "surrogatepass") for value in VALUES if isinstance(value, str)),
    b"NaN", b"-Infinity", b"1e400", b"1E5", b"-0", b"0.0", b"9" * DIGITS_TOO_MANY, b"\\ud800", b"\\u0000", b"\\", b'"',
    b'""', b"'", b'"""', b"'''", b",", b";", b"\r", b"\r\n", b"\n", b"\x00", b"\xff", b"\xc0\xaf", b"\xe0\x80\xaf",
    b"\xed\xa0\x80", b"\xef\xbb\xbf", b"\xff\xfe", b"[", b"]", b"{", b"}", b"[" * 100, b"{\"a\":" * 100, b"[[", b"]]",
    b"a.b.c=1", b"=", b"#", b"inf", b"0b1", b"0o7", b"1979-05-27T07:32:00Z", b"07:32:00", b"1979-05-27",
    b"true", b"null", b"**", b"## ", b"1. ", b"> ", b"- ", b"{phone}", b"{", b"Group: ", b"-----BEGIN CERTIFICATE-----",
)  # fmt: skip


def _json_bombs() -> Iterator[tuple[str, bytes]]:
    for depth in DEEP:
        yield f"lists-{depth}-deep", b"[" * depth + b"]" * depth
        yield f"tables-{depth}-deep", b'{"a":' * depth + b"1" + b"}" * depth
    for name, value in {
        "nan": "NaN",
        "infinity": "-Infinity",
        "float": "1.0",
        "exponent": "1e400",
        "zero": "-0",
    }.items():
        yield name, f'{{"epoch":{value},"store":"085"}}'.encode()
    yield "huge-number", b'{"epoch":' + b"9" * DIGITS_TOO_MANY + b"}"
    yield "key-twice", b'{"epoch":1,"epoch":2,"store":"085"}'
    yield "lone-surrogate", b'{"store":"\\ud800"}'
    yield "lone-surrogate-in-a-list", b'{"stores":["\\udfff"]}'
    yield "nul", b'{"store":"\\u0000"}'
    yield "many-keys", json.dumps({str(at): at for at in range(20_000)}).encode()


def _bytes_bombs() -> Iterator[tuple[str, bytes]]:
    yield "nothing", b""
    yield "one-nul", b"\x00"
    yield "nuls", bytes(100_000)
    yield "byte-order-mark", b"\xef\xbb\xbf"
    yield "byte-order-mark-twice", b"\xef\xbb\xbf\xef\xbb\xbf{}"
    yield "utf-16", "store,register\r\n085,1\r\n".encode("utf-16")
    yield "overlong", b"\xc0\xaf\xe0\x80\xaf\xf0\x80\x80\xaf"
    yield "surrogate-bytes", b"\xed\xa0\x80"
    yield "zlib-bomb", zlib.compress(bytes(64 << 20), 9)
    yield "gzip-bomb", gzip.compress(bytes(64 << 20), 9, mtime=0)
    yield "zip-end", b"PK\x05\x06" + bytes(18)
    yield "zstandard", b"\x28\xb5\x2f\xfd\x00\x58" + bytes(60)
    yield "one-digit-for-ever", b"1" * 400_000
    yield "digits-and-blanks", b"1 " * 200_000
    yield "groups-of-four", b"1234__" * 50_000
    yield "what-grows-when-normalised", "\ufdfa".encode() * 20_000
    yield "joiners", "\u200d".encode() * 20_000


def _list_bombs() -> Iterator[tuple[str, bytes]]:
    for mark in (
        "shoebox-prices,1,USD,2026-11-12",
        "shoebox-orders,1,085,2026-11-12",
        "charge_id,charged_at,amount,kind",
    ):
        name = mark.partition(",")[0]
        yield f"{name}-columns", mark.encode() + b"\n" + b"a," * 1_000_000
        yield f"{name}-quote-that-nobody-closes", mark.encode() + b'\n"' + b"a\n" * 50_000
        yield f"{name}-quotes", mark.encode() + b"\n" + b'"' * 300_000
        yield f"{name}-old-macs-line-ends", mark.encode().replace(b"\n", b"\r") + b"\rsku,name,price\r1,2,3\r"
        yield f"{name}-mixed-line-ends", mark.encode() + b"\r\nsku,name\rprice\n1,2,3\r\r\n"
        yield f"{name}-a-cell-too-long", mark.encode() + b"\nsku,name,price\n" + b"x" * 200_000 + b",1,1\n"
    for at, formula in enumerate((b"=cmd|' /C calc'!A0", b"@SUM(1)", b"+1", b"-1", b"\t=1", b"\r=1", b"=HYPERLINK(1)")):
        yield f"formula-{at}", b"shoebox-prices,1,USD,2026-11-12\nsku,name,price\n1," + formula + b",1.00\n"
    yield "header-of-one-long-cell", b"x" * 60_000 + b"\n"
    yield "header-with-old-line-ends", b"charge_id,charged_at\rC1,2026-11-12\n"
    yield "header-cell-over-the-limit", b'"' + b"x" * 150_000 + b'"\n1\n'


def _toml_bombs() -> Iterator[tuple[str, bytes]]:
    for depth in DEEP:
        yield f"toml-lists-{depth}-deep", b"brands = " + b"[" * depth + b"]" * depth
    yield "toml-tables-deep", b"a = " + b"{a=" * 2_000 + b"1" + b"}" * 2_000
    yield "toml-dots", b".".join([b"a"] * 2_000) + b" = 1\n"
    yield "toml-huge-number", b"twin_minutes = " + b"9" * DIGITS_TOO_MANY
    yield "toml-huge-hex", b"twin_minutes = 0x" + b"f" * 10_000
    yield "toml-infinity", b"twin_minutes = inf\n"
    yield "toml-list-for-a-word", b'language = ["en"]\ncurrency = ["USD"]\nstart = [1]\n'
    yield "toml-table-for-a-word", b"[language]\na = 1\n[currency]\nb = 2\n[person]\nnumber = 1\n"
    yield "toml-person-is-a-number", b"person = [1, 2]\n"
    yield "toml-time-without-a-day", b"start = 07:32:00\nend = 07:32:01\n"
    yield "toml-first-year", b"start = 0001-01-01T00:00:00+14:00\nend = 9999-12-31T23:59:59-14:00\n"
    yield "toml-many-tables", b"".join(b"[a%d]\n" % at for at in range(5_000))


_LISTS = (
    "prices", "orders", "charges", "charges-by-map", "charges-header", "instruction-file", "register-list",
    "result-file", "typed-or-scanned",
)  # fmt: skip
_SETTINGS = ("policy", "staff", "store-settings", "finance-settings", "account-settings", "incident-file")


@cache
def _made(maker: Callable[[], Iterator[tuple[str, bytes]]]) -> dict[str, bytes]:
    return dict(maker())


def hostile(target: str) -> dict[str, bytes]:
    """By name: what every target is tried with, what its kind is tried with, and what was once found in this one."""
    made = _made(_json_bombs) | _made(_bytes_bombs)
    made |= {f"token-{at}": token for at, token in enumerate(TOKENS)}
    if target in _LISTS:
        made |= _made(_list_bombs)
    if target in _SETTINGS:
        made |= _made(_toml_bombs)
    kept = sorted((KEPT / target).iterdir()) if target and (KEPT / target).is_dir() else []
    return made | {path.name: path.read_bytes() for path in kept}
