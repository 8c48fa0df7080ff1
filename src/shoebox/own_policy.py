"""A store's own policy: what its register signed counts, and nothing else. Builds nothing.

`policy.signed` holds the words that a store goes by, after the register's signature over them; `policy.toml` says the
same for people. Whoever edits that file changes nothing but the file: at the next start it is put aside, the book notes
it, every window says so, and what was signed goes on. Two people of the store sign a new one, until head office sends
its own.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from shoebox.domain.acts_policy import PolicyRefused, PolicySigned
from shoebox.domain.chain import SIGNATURE_BYTES
from shoebox.domain.clock import Clock, local_time
from shoebox.domain.entry import Kind
from shoebox.domain.errors import Refusal, Trouble
from shoebox.domain.policy import Policy, Whose
from shoebox.domain.staff import Person
from shoebox.formats.signing import signature_fits
from shoebox.formats.strict_json import digest_of, exactly, read_plain, write_plain
from shoebox.policy_settings import policy_changes, policy_in_words, policy_words
from shoebox.settings_file import SETTINGS_BYTES_MAX, settings_bytes, write_settings
from shoebox.storage.book import SYSTEM_CLERK, Book
from shoebox.storage.keys import keep_file

POLICY_FILE, SIGNED_FILE, ASIDE_FILE = "policy.toml", "policy.signed", "policy-unsigned.toml"
_TAG = b"shoebox/policy/1"
_FIELDS: dict[str, type] = {"digest": str, "number": int, "sig": str, "whose": str}
_HEAD_BYTES_MAX = 1_024


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnPolicy:
    """What a store goes by of itself, whose word that is, and what lies in its file instead, where nobody signed it."""

    policy: Policy
    whose: Whose
    unsigned: bytes = b""


def own_policy(folder: Path, book: Book, *, standard: Policy) -> OwnPolicy:
    """The policy whose signature fits; the one that Shoebox comes with where none does. Changes nothing."""
    words, kept = _words_at(folder / POLICY_FILE), _kept(folder, book) or _found_by_book(folder, book)
    policy, whose = standard, Whose.SET_UP
    if kept is not None:
        with suppress(Refusal):  # a setting of a newer Shoebox that was taken off again
            policy, whose = policy_in_words(kept[0], Path(SIGNED_FILE)), kept[1]
    is_other = bool(words) and not _says(words, policy)
    return OwnPolicy(policy=policy, whose=whose, unsigned=words if is_other else b"")


def keep_policy(folder: Path, book: Book, policy: Policy, whose: Whose) -> bytes:
    """Write what the store goes by, with the register's signature beside it; the file's bytes. Twice is harmless."""
    words = policy_words(policy).encode()
    if _words_at(folder / POLICY_FILE) != words:
        write_settings(folder / POLICY_FILE, words.decode())
    plain: dict[str, Any] = {"digest": _digest(words), "number": _last_number(book), "whose": str(whose)}
    head = write_plain({**plain, "sig": book.sign(digest_of(_TAG, plain)).hex()})
    keep_file(folder / SIGNED_FILE, head + b"\n" + words)
    return words


def bring_into_line(folder: Path, book: Book, own: OwnPolicy, *, in_force: Policy, whose: Whose, clock: Clock) -> bool:
    """Put aside what nobody signed, note it in the book once, and have the file say what is in force.

    Whether something that nobody signed lies aside. Trouble ``files.unwritable``: the next start tries again.
    """
    if own.unsigned and not _says(own.unsigned, in_force):
        keep_file(folder / ASIDE_FILE, own.unsigned)
        _note_refused(book, _digest(own.unsigned), clock)
    stands = policy_words(in_force).encode()
    if _kept(folder, book) != (stands, whose) or _words_at(folder / POLICY_FILE) != stands:
        keep_policy(folder, book, in_force, whose)
    aside = _words_at(folder / ASIDE_FILE)
    if aside and _says(aside, in_force):
        _drop_aside(folder)
        return False
    return bool(aside)


def policy_to_sign(folder: Path, own: OwnPolicy, file: Path | None) -> Policy:
    """What two people are asked to sign: the file named, or what lies in the folder unsigned.

    Refusal ``policy.nothing`` where nothing does, and those of a policy's file.
    """
    place = file or folder / (POLICY_FILE if own.unsigned else ASIDE_FILE)
    words = _words_at(place)
    if not words:
        raise Refusal("policy.nothing", file=str(file or folder / POLICY_FILE))
    return policy_in_words(words, place).on_paper()


def sign_policy(
    folder: Path, book: Book, wanted: Policy, *, before: Policy, people: Sequence[Person], clock: Clock
) -> PolicySigned:
    """Set the store's own policy, by two people who signed with their PINs. Refusal ``policy.currency``.

    Its words lie aside before the book says that they count: cut short at any moment, the one before or this one is in
    force, whole.
    """
    if wanted.currency != before.currency:
        raise Refusal("policy.currency", theirs=wanted.currency, ours=before.currency)
    number = _last_number(book) + 1
    wanted = replace(wanted, version=own_mark(number))
    words = policy_words(wanted).encode()
    by, second = people
    act = PolicySigned(
        number=number,
        version=wanted.version,
        digest=_digest(words),
        signed_by=by.number,
        second=second.number,
        changed=tuple(change.key for change in policy_changes(before, wanted)),
    )
    keep_file(folder / ASIDE_FILE, words)
    book.append(act, clerk=by.number, day=_today(clock))
    keep_policy(folder, book, wanted, Whose.STORE)
    _drop_aside(folder)
    return act


def own_mark(number: int) -> str:
    """The version that stands in a policy which two people of a store signed: none of head office is called so."""
    return f"OWN-{number}"


def _drop_aside(folder: Path) -> None:
    try:
        (folder / ASIDE_FILE).unlink(missing_ok=True)
    except OSError as wrong:
        raise Trouble("files.unwritable", file=ASIDE_FILE, why=wrong.strerror or "") from wrong


def _digest(words: bytes) -> str:
    return hashlib.sha256(words).hexdigest()


def _says(words: bytes, policy: Policy) -> bool:
    """Whether these words say the same, under whatever version."""
    with suppress(Refusal):
        return not policy_changes(policy, policy_in_words(words, Path(POLICY_FILE)))
    return False


def _words_at(path: Path) -> bytes:
    return settings_bytes(path) if path.exists() else b""


def _kept(folder: Path, book: Book) -> tuple[bytes, Whose] | None:
    """The words that this register signed, and whose they are; None where the signature does not fit, or is over."""
    with suppress(OSError, ValueError):
        with (folder / SIGNED_FILE).open("rb") as file:
            head, _, words = file.read(_HEAD_BYTES_MAX + SETTINGS_BYTES_MAX).partition(b"\n")
        plain = read_plain(head, fields=_FIELDS, most=_HEAD_BYTES_MAX)
        sig = exactly(plain.pop("sig"), SIGNATURE_BYTES)
        fits = plain["digest"] == _digest(words) and plain["number"] == _last_number(book)
        if fits and signature_fits(book.public_key, digest_of(_TAG, plain), sig):
            return words, Whose(plain["whose"])
    return None


def _found_by_book(folder: Path, book: Book) -> tuple[bytes, Whose] | None:
    """The words whose hash the book has of the last signing, where that was cut short or its file is gone."""
    last = _last_signed(book)
    for name in (POLICY_FILE, ASIDE_FILE):
        words = _words_at(folder / name)
        if last is not None and _digest(words) == last.digest:
            return words, Whose.STORE
    return None


def _last_signed(book: Book) -> PolicySigned | None:
    found = book.latest(Kind.POLICY_SIGNED)
    return found[2] if found is not None and isinstance(found[2], PolicySigned) else None


def _last_number(book: Book) -> int:
    """Of the last signing, in this book or one before it: the file, and the key, are the same in a new one."""
    said = (act for _, _, act in book.of_kind_ever(Kind.POLICY_SIGNED))
    return max((act.number for act in said if isinstance(act, PolicySigned)), default=0)


def _note_refused(book: Book, digest: str, clock: Clock) -> None:
    noted = {act.digest for _, _, act in book.of_kind(Kind.POLICY_REFUSED) if isinstance(act, PolicyRefused)}
    if digest not in noted:
        book.append(PolicyRefused(digest=digest), clerk=SYSTEM_CLERK, day=_today(clock))


def _today(clock: Clock) -> str:
    return local_time(clock.wall_ms(), clock.offset_min()).date().isoformat()
