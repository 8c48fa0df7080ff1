"""How a settings file is read and written: each setting declared, each mistake named. Called by who knows the settings.

Every setting is declared once, with its type, limits and a sentence; a key nobody declared is refused by name, so a
typing mistake in a policy never turns into a silent default.
"""

from __future__ import annotations

import difflib
import json
import os
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from shoebox.domain.errors import Refusal, Trouble
from shoebox.domain.names import line_fits
from shoebox.whole_file import write_whole

SETTINGS_BYTES_MAX = 256 * 1024


@dataclass(frozen=True, slots=True)
class Setting:
    """One declared setting: its key in the file, what it must be, and what it means."""

    key: str
    kind: type
    sentence: str
    lowest: int = 0
    highest: int = 10**9


def settings_in(words: bytes, declared: tuple[Setting, ...], path: Path) -> dict[str, Any]:
    """The declared settings that the words of a file say; `path` names it in a refusal."""
    return checked(plain_toml(words, path), declared, path)


def settings_bytes(path: Path) -> bytes:
    """The bytes of a settings file, no more of it than one may have and one over. Trouble ``files.unreadable``."""
    try:
        with path.open("rb") as file:
            return file.read(SETTINGS_BYTES_MAX + 1)
    except OSError as wrong:
        raise Trouble("files.unreadable", file=path.name, why=wrong.strerror or "") from wrong


def write_settings(path: Path, text: str, mode: int = 0o644) -> None:
    """Write a settings file whole or not at all. Trouble ``files.unwritable``."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, text.encode().replace(b"\n", os.linesep.encode()), mode=mode)
    except OSError as wrong:
        raise Trouble("files.unwritable", file=path.name, why=wrong.strerror or "") from wrong


def plain_toml(words: bytes, path: Path) -> dict[str, Any]:
    """What the words of a file say, nothing of it looked at yet (``settings.unreadable``)."""
    if len(words) > SETTINGS_BYTES_MAX:
        raise Refusal("settings.unreadable", file=path.name, why="it is too large")
    try:
        return tomllib.loads(words.decode("utf-8").replace("\r\n", "\n"))
    except (ValueError, RecursionError) as wrong:  # a number of too many digits is a ValueError of Python's own
        raise Refusal("settings.unreadable", file=path.name, why=str(wrong)[:80]) from wrong


_HASHES = frozenset({"pin", "instead"})


def checked(plain: dict[str, Any], declared: tuple[Setting, ...], path: Path) -> dict[str, Any]:
    """The same, once each key is declared and each value fits (``settings.unknown_key``, ``settings.bad_value``)."""
    by_key = {setting.key: setting for setting in declared}
    for key, value in plain.items():
        if key not in by_key:
            near = difflib.get_close_matches(key, by_key, n=1)
            raise Refusal("settings.unknown_key", key=key[:40], file=path.name, near=near[0] if near else min(by_key))
        within(by_key[key], value, path)
    return dict(plain)


def within(setting: Setting, value: Any, path: Path) -> None:
    """Refuse a value of another kind, or out of its limits (``settings.bad_value``)."""
    right = type(value) is setting.kind
    if right and isinstance(value, int):
        right = setting.lowest <= value <= setting.highest
    if right and isinstance(value, str):
        right = setting.key in _HASHES or line_fits(value)  # digits of a hash may look like anything
    if not right:
        raise Refusal("settings.bad_value", key=setting.key, file=path.name)


def choice(kind: Any, value: Any, key: str, path: Path) -> Any:
    """One of a few words; refuses another (``settings.bad_value``)."""
    try:
        return kind(value)
    except ValueError as wrong:
        raise Refusal("settings.bad_value", key=key, file=path.name) from wrong


def toml_value(value: Any) -> str:
    """A value as the file says it; rows of a list stand on a line each."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key} = {toml_value(one)}" for key, one in value.items()) + "}"
    if isinstance(value, tuple | list):
        return "[" + ", ".join("\n    " * isinstance(one, dict) + toml_value(one) for one in value) + "]"
    if isinstance(value, bool):
        return str(value).lower()
    # A JSON string with its non-ASCII letters kept is also a TOML basic string, but for DEL.
    return (
        str(value) if isinstance(value, int) else json.dumps(str(value), ensure_ascii=False).replace("\x7f", "\\u007f")
    )
