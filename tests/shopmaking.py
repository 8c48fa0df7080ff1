"""A store's folder as its setup leaves it: settings, people with their PINs, and a book."""

from __future__ import annotations

from pathlib import Path

from bookmaking import STAFF, HandClock
from shoebox.bootstrap import set_up_store
from shoebox.settings import StoreSettings


def set_up_shop(folder: Path, register: str = "085-2", *, clock: HandClock | None = None) -> Path:
    """A register of store 085, Harbour Row; the folder again."""
    settings = StoreSettings(store="085", store_name="Harbour Row", register=register, currency="USD")
    set_up_store(folder, settings, people=STAFF.people, clock=clock or HandClock())
    return folder
