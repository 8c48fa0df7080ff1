"""A body has one spelling, and nothing else is a body."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from typing import Any, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shoebox.domain.act import Act
from shoebox.domain.acts import CashCount, DayOpened, PaperCount, Sale, act_of
from shoebox.domain.acts_slips import SlipsMissing
from shoebox.domain.entry import BODY_BYTES_MAX, BODY_DEPTH_MAX, INTEGER_MAX, Envelope, Kind, read_body, write_body
from shoebox.domain.errors import Refusal

ENVELOPE = Envelope(
    entry_id="00000000-0000-4000-8000-000000000001",
    store="085",
    clerk="17",
    day="2026-11-12",
    wall_ms=1_794_484_800_000,
    offset_min=-300,
    mono_ms=7,
    boot="boot-1",
    app="test",
    count=1,
    totals_minor={"cash": 500},
    data={"slips": 3, "note": ""},
)
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
whole = st.integers(-INTEGER_MAX, INTEGER_MAX)
plain = st.recursive(
    whole | st.booleans() | st.none() | texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
    max_leaves=12,
)


@given(data=st.dictionaries(texts, plain, max_size=5), clerk=texts, totals=st.dictionaries(texts, whole, max_size=3))
def test_what_is_written_is_read_and_written_again_as_the_same_bytes(
    data: dict[str, Any], clerk: str, totals: dict[str, int]
) -> None:
    body = write_body(replace(ENVELOPE, data=data, clerk=clerk, totals_minor=totals))
    again = read_body(body)
    assert write_body(again) == body


def test_composed_and_decomposed_letters_are_one_body() -> None:
    composed = write_body(replace(ENVELOPE, data={"note": "caf\u00e9"}))
    assert write_body(replace(ENVELOPE, data={"note": "cafe\u0301"})) == composed
    with pytest.raises(Refusal):
        read_body(composed.replace("\u00e9".encode(), "e\u0301".encode()))


@given(junk=st.binary(max_size=400))
def test_any_bytes_are_a_body_or_a_refusal(junk: bytes) -> None:
    with pytest.raises(Refusal):
        read_body(junk)


@given(at=st.integers(0, 10_000), bit=st.integers(0, 7))
def test_a_flipped_bit_is_refused_or_says_something_else(at: int, bit: int) -> None:
    body = write_body(ENVELOPE)
    hurt = bytearray(body)
    hurt[at % len(body)] ^= 1 << bit
    try:
        said = read_body(bytes(hurt))
    except Refusal:
        return
    assert said != ENVELOPE
    assert write_body(said) == bytes(hurt)


def spelled(**changes: Any) -> bytes:
    plain_body = {**json.loads(write_body(ENVELOPE)), **changes}
    return json.dumps(plain_body, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


HOSTILE = {
    "a float": spelled(count=1.0),
    "not a number": write_body(ENVELOPE).replace(b'"count":1', b'"count":NaN'),
    "infinity": write_body(ENVELOPE).replace(b'"count":1', b'"count":1e400'),
    "an exponent": write_body(ENVELOPE).replace(b'"count":1', b'"count":1e0'),
    "minus nought": write_body(ENVELOPE).replace(b'"count":1', b'"count":-0'),
    "a huge number": spelled(count=INTEGER_MAX + 1),
    "a number of 5000 digits": write_body(ENVELOPE).replace(b'"count":1', b'"count":' + b"9" * 5_000),
    "a key twice": write_body(ENVELOPE).replace(b'"count":1', b'"count":1,"count":1'),
    "a blank": write_body(ENVELOPE).replace(b'"count":1', b'"count": 1'),
    "another order": b"{" + b",".join(reversed(write_body(ENVELOPE)[1:-1].split(b","))) + b"}",
    "an escape that was not needed": write_body(ENVELOPE).replace(b"boot-1", b"boot\\u002d1"),
    "half a pair": write_body(ENVELOPE).replace(b"boot-1", b"\\ud800"),
    "bytes that are no text": write_body(ENVELOPE).replace(b"boot-1", b"\xff\xfe"),
    "a byte order mark": b"\xef\xbb\xbf" + write_body(ENVELOPE),
    "something behind": write_body(ENVELOPE) + b" ",
    "a field more": spelled(extra=1),
    "a number as text": spelled(count="1"),
    "a flag as number": spelled(count=True),
    "a total as text": spelled(totals_minor={"cash": "500"}),
    "totals as a list": spelled(totals_minor=[]),
    "data as a list": spelled(data=[]),
    "another version": spelled(v=0),
    "a list": b"[]",
    "nothing": b"",
    "too deep": spelled(data={"x": json.loads("[" * 40 + "]" * 40)}),
    "far too deep": b"[" * 50_000,
    "too long": spelled(clerk="x" * BODY_BYTES_MAX),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_other_spellings_are_refused(name: str) -> None:
    with pytest.raises(Refusal) as refused:
        read_body(HOSTILE[name])
    assert refused.value.code == "entry.body"


def test_brackets_inside_text_are_no_depth() -> None:
    body = write_body(replace(ENVELOPE, data={"note": '[{"\\' * 200}))
    assert read_body(body).data["note"] == '[{"\\' * 200


def test_the_deepest_body_that_is_written_is_read() -> None:
    nested: Any = 1
    for _ in range(BODY_DEPTH_MAX - 3):
        nested = [nested]
    body = write_body(replace(ENVELOPE, data={"x": nested}))
    assert read_body(body).data == {"x": nested}
    with pytest.raises(AssertionError):
        write_body(replace(ENVELOPE, data={"x": [nested, [[nested]]]}))


def test_a_body_over_the_limit_is_refused_at_writing() -> None:
    room = BODY_BYTES_MAX - len(write_body(replace(ENVELOPE, clerk="")))
    assert len(write_body(replace(ENVELOPE, clerk="x" * room))) == BODY_BYTES_MAX
    with pytest.raises(Refusal) as refused:
        write_body(replace(ENVELOPE, clerk="x" * (room + 1)))
    assert refused.value.code == "entry.too_long"


@pytest.mark.parametrize(
    "act",
    [
        Sale(slip="085100001", tender="card", amount_minor=1, tax_minor=0, currency="USD", expiry_ok=True),
        SlipsMissing(slips=("085100001", "085100002"), explanation="wind", initials="RL"),
        CashCount(pieces=((100, 3), (25, 4)), counted_minor=400, expected_minor=400, number=1),
        PaperCount(slips=3, note=""),
    ],
    ids=lambda act: act.KIND,
)
def test_acts_come_back_from_their_data(act: Act) -> None:
    assert act_of(act.KIND, json.loads(json.dumps(act.data()))) == act


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"slips": 3},
        {"slips": 3, "note": "", "more": 1},
        {"slips": "3", "note": ""},
        {"slips": True, "note": ""},
        {"slips": 3, "note": None},
    ],
)
def test_acts_with_other_fields_are_refused(data: dict[str, Any]) -> None:
    with pytest.raises(Refusal):
        act_of(Kind.PAPER_COUNT, data)


@pytest.mark.parametrize("pieces", [3, [3], [[1, 2, 3]], [[1, "2"]], {"1": 2}, [[1]], ["12"]])
def test_pieces_of_another_shape_are_refused(pieces: Any) -> None:
    with pytest.raises(Refusal):
        act_of(Kind.CASH_COUNT, {"pieces": pieces, "counted_minor": 1, "expected_minor": 1, "number": 1})


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(Refusal, match="newer Shoebox"):
        act_of("gift", {})


def test_every_kind_has_an_act() -> None:
    for kind in Kind:
        with pytest.raises(Refusal) as refused:
            act_of(kind, {"no such field": 1})
        assert "unknown" not in refused.value.facts["why"]


def test_a_later_version_is_a_newer_shoeboxs() -> None:
    with pytest.raises(Refusal) as refused:
        read_body(spelled(v=2))
    assert refused.value.code == "entry.newer"


OWN_TYPES = {name: type(value) for name, value in json.loads(write_body(ENVELOPE)).items()}


OTHERS: list[Any] = ["", "x", 0, 1, 2, True, None, [], [1], {}, {"card": 1}, {"card": True}, {"card": "1"}]


@pytest.mark.parametrize("value", OTHERS, ids=str)
@pytest.mark.parametrize("name", sorted(OWN_TYPES))
def test_each_field_is_of_its_own_type_and_of_no_other(name: str, value: Any) -> None:
    said = json.loads(write_body(ENVELOPE)) | {name: value}
    fits = type(value) is OWN_TYPES[name] and (name != "v" or value == 1)
    if name == "totals_minor" and fits:
        fits = all(type(minor) is int for minor in value.values())
    assert is_body(json.dumps(said, sort_keys=True, separators=(",", ":")).encode()) == fits


def is_body(body: bytes) -> bool:
    try:
        return write_body(read_body(body)) == body
    except Refusal:
        return False


def slowly(act: type[Act], data: dict[str, Any]) -> str:
    """What the rules say of an act's data, one after the other: fine, or with which code and words it is refused."""
    hints = get_type_hints(act)
    names = {field.name for field in fields(act)}
    if names - act.LATER - set(data):
        return f"entry.body fields of {act.KIND}"
    if set(data) - names:
        return "entry.newer "
    if any(not data[name] for name in act.LATER & set(data)):
        return f"entry.body an empty field of {act.KIND}"
    wrong = [name for name, value in data.items() if type(value) is not hints[name]]
    return f"entry.body {wrong[0]}" if wrong else "fine"


@given(
    data=st.dictionaries(st.sampled_from(["z_no", "float_minor", "opened_by", "verified_by"]), plain, min_size=3),
    more=st.dictionaries(st.sampled_from(["float_off_minor", "float_minor", "opened_by", "other"]), plain, max_size=2),
    right=st.fixed_dictionaries({"z_no": whole, "float_minor": whole, "opened_by": texts, "verified_by": texts}),
    as_is=st.booleans(),
)
def test_an_act_is_read_as_its_rules_say(
    data: dict[str, Any], more: dict[str, Any], right: dict[str, Any], as_is: bool
) -> None:
    said = (right if as_is else data) | more
    assert read_answer(said) == slowly(DayOpened, said)


def read_answer(data: dict[str, Any]) -> str:
    try:
        act = act_of(Kind.DAY_OPENED, data)
    except Refusal as wrong:
        return f"{wrong.code} {wrong.facts.get('why', '')}"
    return "fine" if act.data() == data else "said otherwise"
