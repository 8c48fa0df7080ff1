"""Makes an outage: so many slips of so many stores over so many days, with known truth, block by block."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from random import Random

from shoebox.domain.errors import Refusal, Stopped
from shoebox.drill.files import PRESENT_DAYS, REFUND_DAYS, REVERSE_DAYS
from shoebox.drill.outage.block import make_block
from shoebox.drill.outage.profiles import PROFILES, Chances, Profile
from shoebox.drill.outage.rows import Block, time_text
from shoebox.drill.outage.scene import LATE_DAYS, Scene
from shoebox.drill.outage.visits import Pool, open_pool
from shoebox.drill.outage.writing import (
    FORMATS,
    INCIDENT_FILE,
    README_FILE,
    IncidentFile,
    Spool,
    aside,
    check_out,
    to_parquet,
)

SLIPS_MAX, STORES_MAX, DAYS_MAX, SEED_MAX = 10_000_000, 999, 14, 2**31
BLOCK_PAPERS_MAX = 10_000  # what is held at once, however large the outage
BASKETS = ("auto", "real", "made-up")
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Which outage: the same wishes and the same baskets give the same rows on every machine."""

    profile: str = "standard"
    slips: int = 100_000
    stores: int = 120
    days: int = 4
    seed: int = 7
    baskets: str = "auto"
    form: str = "parquet"
    chances: Chances | None = None  # in place of the profile's own, for tests

    def check(self) -> None:
        """Refuse what cannot be made."""
        for name, known in (("profile", tuple(PROFILES)), ("baskets", BASKETS), ("form", FORMATS)):
            if getattr(self, name) not in known:
                raise Refusal("drill.unknown", what=name, given=getattr(self, name), known=", ".join(known))
        for name, least, most in (
            ("stores", 1, STORES_MAX),
            ("slips", self.stores, SLIPS_MAX),
            ("days", 1, DAYS_MAX),
            ("seed", 0, SEED_MAX),
        ):
            if not least <= getattr(self, name) <= most:
                raise Refusal("drill.number", what=name, least=f"{least:,}", most=f"{most:,}")


@dataclass(frozen=True, slots=True)
class Made:
    """What came out of it."""

    slips: int
    charges: int
    expected: int
    is_real: bool


def make_outage(
    out: Path, asked: Asked, *, progress: Progress | None = None, stop: Callable[[], bool] | None = None
) -> Made:
    """Write slips, charges, incident and truth into `out`, whole or not at all.

    `progress` gets papers made and papers in all; `stop` is asked between blocks, and True raises Stopped. Refuses
    wishes out of bounds, a folder that holds other things, and real baskets where none are installed.
    """
    asked.check()
    check_out(out)
    pool = open_pool(asked.baskets)
    with aside(out) as folder:
        with (
            Spool(folder, asked.seed) as spool,
            IncidentFile(folder / INCIDENT_FILE, incident_head(asked)) as incident,
        ):
            done = 0
            for store, store_blocks in groupby(blocks(asked, pool), key=lambda made: made[0].store):
                spoiled: list[str] = []
                for _, papers, block in store_blocks:
                    spool.add(block)
                    spoiled += block.spoiled
                    done += papers
                    _step(done, asked.slips, progress, stop)
                incident.add(store, spoiled)
        if asked.form == "parquet":
            to_parquet(folder)
        made = Made(spool.slips, spool.charges, spool.expected, pool.is_real)
        (folder / README_FILE).write_text(_readme(asked, made), encoding="utf-8")
    return made


def _step(done: int, whole: int, progress: Progress | None, stop: Callable[[], bool] | None) -> None:
    if stop is not None and stop():
        raise Stopped
    if progress is not None:
        progress(done, whole)


def blocks(asked: Asked, pool: Pool) -> Iterator[tuple[Scene, int, Block]]:
    """The outage, block by block: whose store it is, how many papers were written, and all that is known of them.

    Nothing passes from one block to the next but where its numbers begin, so one block is all that is ever held.
    """
    profile = PROFILES[asked.profile]
    for number, quota in enumerate(quotas(asked), 1):
        scene, register = scene_of(asked, profile, number), 1
        for at, papers in enumerate(_even(quota, -(-quota // BLOCK_PAPERS_MAX))):
            wishes = f"{asked.profile}/{asked.seed}/{asked.slips}/{asked.stores}/{asked.days}"
            rng = Random(f"{wishes}/{scene.store}/{at}")  # noqa: S311  (a drill must be repeatable)
            first_sale = number * SLIPS_MAX + at * BLOCK_PAPERS_MAX
            block, registers = make_block(pool, scene, rng, papers, first_sale=first_sale, first_register=register)
            register += registers
            yield scene, papers, block


def quotas(asked: Asked) -> list[int]:
    """How many papers each store writes: small stores and large ones, together exactly as many as asked."""
    rng = Random(f"stores/{asked.seed}/{asked.stores}")  # noqa: S311  (a drill must be repeatable)
    weights = [50 + rng.randrange(150) + rng.randrange(100) for _ in range(asked.stores)]
    spare = asked.slips - asked.stores
    shares = [1 + spare * weight // sum(weights) for weight in weights]
    for at in range(asked.slips - sum(shares)):
        shares[at] += 1
    return shares


def scene_of(asked: Asked, profile: Profile, number: int) -> Scene:
    """The outage as one store sees it."""
    currencies = profile.currencies
    return Scene(
        chances=asked.chances or profile.chances, store=f"{number:03d}", stores=asked.stores, days=asked.days,
        currency=currencies[(number - 1) % len(currencies)], other_currency=currencies[number % len(currencies)],
    )  # fmt: skip


def incident_head(asked: Asked) -> str:
    """Number, hours, stores and deadlines, as `shoebox reconcile --incident` reads them."""
    profile = PROFILES[asked.profile]
    scene = scene_of(asked, profile, 1)
    stores = ", ".join(f'"{number:03d}"' for number in range(1, asked.stores + 1))
    return (
        f'number = "DRILL-{asked.seed}"\nstart = {time_text(scene.start_s)}\nend = {time_text(scene.end_s)}\n'
        f'stores = [{stores}]\ncurrency = "{profile.currencies[0]}"\n\n[policy]\npresent_days = {PRESENT_DAYS}\n'
        f"reverse_days = {REVERSE_DAYS}\nrefund_days = {REFUND_DAYS}\nlate_days = {LATE_DAYS}\n"
    )


def _even(whole: int, parts: int) -> Sequence[int]:
    return [whole * (at + 1) // parts - whole * at // parts for at in range(parts)]


def _readme(asked: Asked, made: Made) -> str:
    origin = "real visits of the Complete Journey data" if made.is_real else "made-up visits"
    return (
        f"A drill, not a real outage: profile {asked.profile} ({PROFILES[asked.profile].words}), {asked.slips:,} "
        f"papers of {asked.stores} stores over {asked.days} days, seed {asked.seed}, from {origin}. "
        "slips and charges are what `shoebox reconcile` reads, with incident.toml; truth is what a perfect answer "
        "would say.\n"
    )
