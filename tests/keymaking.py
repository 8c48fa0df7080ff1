"""Head office's keys as a test wants them: cards by real roots, and folders with the same keys."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from boxmaking import NOON_MS, signer
from shoebox.central import Central
from shoebox.central.own_keys import KEY_FILE, ROOT_FILE
from shoebox.domain.clock import DAY_MS
from shoebox.domain.office_card import OfficeCard, WorkingKey
from shoebox.formats.office_card import write_card
from shoebox.formats.signing import Signer
from shoebox.storage.office_key import OFFICE_CARD_FILE

ROOT = signer("root")


def key(public_key: bytes, **more: Any) -> WorkingKey:
    plain = {"certified_ms": NOON_MS - DAY_MS, "until_ms": NOON_MS + 400 * DAY_MS}
    return WorkingKey(public_key=public_key, **{**plain, **more})


def card(*keys: WorkingKey | bytes, root: Signer = ROOT, number: int = 1) -> OfficeCard:
    """A card on which these keys stand, the newest first."""
    rows = tuple(one if isinstance(one, WorkingKey) else key(one) for one in keys)
    blank = OfficeCard(root=root.public_key, number=number, issued_ms=NOON_MS, keys=rows)
    return write_card(blank, root.sign)


def same_keys(central: Central, folder: Path) -> Path:
    """A folder for a head office with the same root, working key and card, and nothing else."""
    folder.mkdir(exist_ok=True)
    for name in (KEY_FILE, ROOT_FILE, OFFICE_CARD_FILE):
        shutil.copy(central.folder / name, folder / name)
    return folder
