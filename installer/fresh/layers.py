"""The locked layers of packages, and what an environment remembers of them. Reads and writes files only."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LOCKS = ROOT / "installer" / "requirements"

RUN_LAYERS = ("build", "base", "finance", "demo-data")
TEST_LAYERS = (*RUN_LAYERS, "central", "test")
# Brought where Java is: half a gigabyte that does nothing without it. Its one package comes as source alone.
SPARK = "spark"
OURSELVES = "shoebox"


def source_of(layer: str) -> Path:
    """The file that decides what a layer holds: its lock, or for our own package the project file."""
    return ROOT / "pyproject.toml" if layer == OURSELVES else LOCKS / f"{layer}.txt"


def digest_of(layer: str) -> str:
    """Changes whenever the layer has to be installed again."""
    return hashlib.sha256(source_of(layer).read_bytes()).hexdigest()


def packages_in(layer: str) -> int:
    """How many packages a lock names, those for other systems included."""
    return sum("==" in line for line in source_of(layer).read_text(encoding="utf-8").splitlines())


@dataclass(slots=True)
class Memory:
    """What an environment was made for and which layers stand in it, kept in the environment itself.

    Two files: the memory, replaced in one step, and a mark that stands while packages are being written. A mark found
    at the start means that an installation was cut short: pip then takes half a package for a whole one, so the only
    honest mend is to make the environment anew.
    """

    environment: Path
    made_for: str = ""
    digests: dict[str, str] = field(default_factory=dict)

    @classmethod
    def read(cls, environment: Path) -> Memory:
        """The memory of an environment; an empty one where there is none or it cannot be read."""
        try:
            kept = json.loads((environment / "installed.json").read_text(encoding="utf-8"))
            return cls(environment, str(kept["made_for"]), dict(kept["digests"]))
        except (OSError, ValueError, KeyError, TypeError):
            return cls(environment)

    @property
    def mark(self) -> Path:
        """The file that stands while packages are being written."""
        return self.environment / "installing"

    def stale(self, layers: Iterable[str]) -> tuple[str, ...]:
        """The layers that are not there as they are locked now."""
        return tuple(layer for layer in layers if self.digests.get(layer) != digest_of(layer))

    def keep(self, made_for: str, layers: Iterable[str]) -> None:
        """Remember that these layers stand whole, then take the mark away."""
        self.made_for = made_for
        self.digests.update({layer: digest_of(layer) for layer in layers})
        draft = self.environment / "installed.json.new"
        draft.write_text(json.dumps({"made_for": made_for, "digests": self.digests}, indent=1), encoding="utf-8")
        draft.replace(self.environment / "installed.json")
        self.mark.unlink(missing_ok=True)
