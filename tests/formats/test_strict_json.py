"""Bytes that are no message are refused before they mean anything, however deep they go."""

from __future__ import annotations

from contextlib import suppress

import pytest

from shoebox.formats.strict_json import read_plain, write_plain


@pytest.mark.parametrize("depth", [1, *range(700, 1_001)])
def test_no_depth_is_deep_enough_to_be_more_than_a_refusal(depth: int) -> None:
    """Python reads a list that is one too deep for it to write: that was a fault of the door, not a refusal."""
    data = b'{"totals":' + b"[" * depth + b"]" * depth + b"}"
    with suppress(ValueError):
        assert write_plain(read_plain(data, fields={"totals": list}, most=16_384)) == data


@pytest.mark.parametrize(
    "data",
    [
        b'{"n":1.0}', b'{"n":1e3}', b'{"n":NaN}', b'{"n":-Infinity}', b'{"n":-1}', b'{"n":-0}',
        b'{"n":9007199254740993}', b'{"n":1,"n":1}', b'{"n":true}', b'{"n":"1"}', b'{"n":1} ',
        b'\xef\xbb\xbf{"n":1}', b'{"n":01}', b'{"\\u006e":1}',
        b'{"n":' + b"9" * 5_000 + b"}", b"[1]", b"null", b"", b"\xff", b'{"n":null}', b'{"n":1,"m":2}',
    ],
)  # fmt: skip
def test_a_number_has_one_spelling(data: bytes) -> None:
    assert read_plain(b'{"n":1}', fields={"n": int}, most=9_000) == {"n": 1}
    with pytest.raises(ValueError, match=r"."):
        read_plain(data, fields={"n": int}, most=9_000)
