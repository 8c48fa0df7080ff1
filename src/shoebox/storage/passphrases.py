"""Who knows the passphrase of this process's keys. Storage room; loads nothing, since every command begins here."""

from __future__ import annotations

from collections.abc import Callable

from shoebox.domain.errors import Refusal

Passphrase = Callable[[], str]


def no_passphrase() -> str:
    """Where nobody is there to be asked (``keys.locked``)."""
    raise Refusal("keys.locked")


_source: Passphrase = no_passphrase


def unlock_with(source: Passphrase) -> None:
    """Ask `source` for the passphrase from now on. Keys that were opened before stay open."""
    global _source  # noqa: PLW0603  (a process has one owner, and keys are opened in every room)
    _source = source


def passphrase() -> str:
    """The passphrase, from whoever knows it. Refusal ``keys.locked``."""
    return _source()
