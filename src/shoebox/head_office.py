"""Builds head office, as bootstrap does a store: its folder, what it holds, its desk and its door."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from shoebox.account_settings import ACCOUNTS_FILE, read_accounts, write_accounts
from shoebox.bootstrap import (
    SystemClock,
    refuse_people,
    refuse_taken,
    refuse_unfit,
    whole_or_not,
)
from shoebox.domain.box import Enrolment
from shoebox.domain.carrying import place_of
from shoebox.domain.carrying_keys import KeyCard
from shoebox.domain.clock import Clock
from shoebox.domain.errors import Refusal, Trouble
from shoebox.domain.evidence import Evidence
from shoebox.domain.finding import Finding
from shoebox.domain.language import LANGUAGES, SOURCE
from shoebox.domain.policy import Policy
from shoebox.domain.policy_words import policy_in
from shoebox.domain.staff import Person
from shoebox.entrance import STAFF_FILE, spoken
from shoebox.formats.key_card import key_card_name
from shoebox.own_policy import POLICY_FILE
from shoebox.policy_settings import policy_in_words, read_policy, write_policy
from shoebox.settings import (
    FinanceSettings,
    StaffFile,
    read_finance,
    read_staff,
    refuse_short_finance,
    write_finance,
    write_staff,
)
from shoebox.storage.key_cards import read_card_file
from shoebox.storage.keys import read_enrolment
from shoebox.storage.root_key import RootKey

if TYPE_CHECKING:
    from shoebox.central import Central
    from shoebox.handover.finance import FinanceDesk
    from shoebox.service import CentralServer

FINANCE_FILE = "finance.toml"


def set_up_finance(
    folder: Path,
    *,
    people: tuple[Person, ...],
    policy: Policy | None = None,
    language: str = SOURCE,
    root: RootKey | None = None,
    clock: Clock | None = None,
) -> None:
    """Make head office's folder. Refuses one that is there (``settings.exists``) and too few people for it.

    With a `root` that was made before, its first working key is certified now, and the root is never in the folder.
    """
    refuse_taken(folder)
    refuse_unfit(set() if language in LANGUAGES else {"language"})
    refuse_people(people)
    refuse_short_finance([person.role for person in people])
    with whole_or_not(folder) as aside:
        write_policy(aside / POLICY_FILE, policy or policy_in(language, currency="USD"))
        write_finance(aside / FINANCE_FILE, FinanceSettings(language=language))
        write_accounts(aside / ACCOUNTS_FILE)
        write_staff(aside / STAFF_FILE, people)
        if root is not None:
            from shoebox.central.own_keys import make_own_keys

            make_own_keys(aside, now_ms=(clock or SystemClock()).wall_ms(), root=root)


def enrol(folder: Path, cards: tuple[Path, ...], *, clock: Clock | None = None) -> tuple[Enrolment, ...]:
    """Let head office know registers by their enrolment cards. A card that is known is taken as known.

    The key card that lies beside one is taken with it. Where one was changed or is another key's (``key_card.*``), or
    one of the registers is refused, nothing is changed for any of them.
    """
    with open_head_office(folder, clock) as central:
        known = tuple(read_enrolment(card) for card in cards)
        keys = [key for path, one in zip(cards, known, strict=True) if (key := _key_beside(path, one)) is not None]
        central.enrol(*known)
        for key in keys:
            central.carrying.take_card(*key)
    return known


def _key_beside(path: Path, enrolment: Enrolment) -> tuple[KeyCard, bytes] | None:
    """The key card that lies beside this enrolment card; refuses one of another register or key (``key_card.*``)."""
    place = path.parent / key_card_name(enrolment)
    if not place.is_file():
        return None
    card, data = read_card_file(place)
    if place_of(card) != place_of(enrolment):
        raise Refusal("key_card.unknown", register=card.register, store=card.store)
    if card.public_key != enrolment.public_key:
        raise Refusal("key_card.other_key", register=card.register, store=card.store)
    return card, data


def open_head_office(folder: Path, clock: Clock | None = None, *, policy: Policy | None = None) -> Central:
    """What head office holds, in its folder or its database; refuses another folder (``settings.no_finance``)."""
    from shoebox.central import Central

    _refuse_other_than_head_office(folder)
    server, clock = database_of(folder), clock or SystemClock()
    return Central.open(folder, clock, policy=policy, read_parquet=_parquet_rows, server=server)


def _refuse_other_than_head_office(folder: Path) -> None:
    if not (folder / STAFF_FILE).exists():
        raise Refusal("settings.no_finance", folder=str(folder))


def database_of(folder: Path) -> str:
    """The address of head office's database, from SHOEBOX_DATABASE or its settings; empty where files hold it."""
    return os.environ.get("SHOEBOX_DATABASE") or read_finance(folder / FINANCE_FILE).database


def open_finance(folder: Path, *, clock: Clock | None = None, out: Path | None = None) -> FinanceDesk:
    """Open head office's folder: what central holds, the cases, and the people who decide."""
    from shoebox.casework import Casework
    from shoebox.central.own_keys import open_warnings
    from shoebox.handover.finance import FinanceDesk

    _refuse_other_than_head_office(folder)
    policy, staff = read_policy(folder / POLICY_FILE), read_staff(folder / STAFF_FILE)
    central = open_head_office(folder, clock, policy=policy)
    language = spoken(read_finance(folder / FINANCE_FILE).language)
    clock = clock or SystemClock()

    def evidence(finding: Finding) -> Evidence:
        return central.evidence(finding.slip_ids, finding.charge_ids)

    casework = Casework.open(
        folder, staff=staff, clock=clock, evidence=evidence, given_back=central.given_back,
        server=database_of(folder), policy=policy,
    )  # fmt: skip
    return FinanceDesk(
        folder=folder,
        central=central,
        casework=casework,
        policy=policy,
        read_policy=_policy_of,
        read_accounts=partial(read_accounts, folder / ACCOUNTS_FILE),
        staff=staff,
        clock=clock,
        out=out or folder / "out",
        language=language,
        warnings=open_warnings(folder),
    )


@contextmanager
def open_service(
    folder: Path, *, host: str, port: int, tls: tuple[Path, Path] | None = None, clock: Clock | None = None
) -> Iterator[CentralServer]:
    """Head office's HTTP door on this port, listening and ready to run. Its log goes to `folder`/shoebox.log.

    `tls` names the certificate and its key; without them it speaks plain HTTP.

    Refusal ``settings.no_finance``; Trouble ``service.not_installed`` and ``service.address``.
    """
    from shoebox.logs import log_to

    _refuse_other_than_head_office(folder)
    try:
        from shoebox.service import CentralServer, Guard, Tls
    except ModuleNotFoundError as missing:
        raise Trouble("service.not_installed", missing=str(missing.name).partition(".")[0]) from missing
    log_to(folder)
    policy = read_policy(folder / POLICY_FILE)
    with open_head_office(folder, clock, policy=policy) as central:
        language = spoken(read_finance(folder / FINANCE_FILE).language)
        guard = Guard(StaffFile(folder / STAFF_FILE), clock or SystemClock(), language=language)
        server = CentralServer(central, host=host, port=port, tls=Tls(*tls) if tls else None, guard=guard)
        try:
            yield server
        finally:
            server.close()


def _policy_of(words: bytes) -> Policy:
    return policy_in_words(words, Path(POLICY_FILE))


def _parquet_rows(path: Path) -> Iterator[dict[str, str]]:
    from shoebox.reconcile.engines.parquet import parquet_rows

    return parquet_rows(path)
