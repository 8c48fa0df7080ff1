"""What a demo leaves behind, as the launcher and the last lines need it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoOutcome:
    """Where everything is and what came out. Money in minor units of `currency`."""

    folder: Path
    stores: int
    seed: int
    currency: str
    first_store: str
    first_store_name: str
    shown_ms: int  # the moment the windows open on, UTC
    offset_min: int
    head_office_ms: int  # the moment Finance's window opens on
    clerk: str
    manager: str
    analyst: str
    pins: tuple[tuple[str, str, str], ...]  # (staff number, name, PIN) of the people behind the three doors
    sales: int
    charged_twice: int
    never_charged: int
    open_cases: int
    at_risk_minor: int

    @property
    def first_folder(self) -> Path:
        """The folder of the store whose day is still open."""
        return self.folder / "stores" / self.first_store

    @property
    def finance_folder(self) -> Path:
        """Head office's folder."""
        return self.folder / "central"

    @property
    def out_folder(self) -> Path:
        """Instruction files and reports."""
        return self.folder / "out"
