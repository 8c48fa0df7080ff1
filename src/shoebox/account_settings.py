"""What Finance calls its accounts: a file that a person edits, read at each journal. Called by who builds."""

from __future__ import annotations

import difflib
from pathlib import Path

from shoebox.domain.card import Brand
from shoebox.domain.errors import Refusal
from shoebox.domain.item import rate_fits
from shoebox.domain.journal import USUAL, Account, Accounts, account_fits
from shoebox.settings_file import Setting, settings_bytes, settings_in, write_settings

ACCOUNTS_FILE = "accounts.toml"
ACCOUNTS_MAX = 100
ACCOUNT_SETTINGS: tuple[Setting, ...] = (
    Setting(
        "accounts", dict, "What the accounting system calls each account; one without an entry keeps its name here."
    ),
    Setting(
        "tax",
        dict,
        "Tax by the name of its rate, where each has an account of its own; usual is the one without a name.",
    ),
    Setting("cards", dict, "Card slips by brand, where each has an account of its own."),
)
_NAMES = {"accounts": tuple(map(str, Account)), "tax": (USUAL,), "cards": tuple(map(str, Brand))}
_NAMED = {
    "accounts": _NAMES["accounts"].__contains__,
    "tax": lambda name: bool(name) and rate_fits(name),
    "cards": _NAMES["cards"].__contains__,
}


def read_accounts(path: Path) -> Accounts:
    """What Finance calls its accounts; by their names here where there is no file, or it does not say."""
    return accounts_in_words(settings_bytes(path), path) if path.exists() else Accounts()


def accounts_in_words(words: bytes, path: Path) -> Accounts:
    """As `read_accounts`, from the words of a file; `path` names it in a refusal."""
    plain = settings_in(words, ACCOUNT_SETTINGS, path)
    for key, table in plain.items():
        if len(table) > ACCOUNTS_MAX:
            raise Refusal("settings.bad_value", key=key, file=path.name)
        for name, account in table.items():
            if not _NAMED[key](name):
                near = difflib.get_close_matches(name, _NAMES[key], n=1)
                raise Refusal("settings.unknown_key", key=name[:40], file=path.name, near=(near or _NAMES[key])[0])
            if type(account) is not str or not account_fits(account):
                raise Refusal("settings.bad_value", key=name[:40], file=path.name)
    return Accounts(**plain)


def write_accounts(path: Path) -> None:
    """Write the file in which Finance says its accounts, with every account as a comment: none has a number yet."""
    lines = []
    for setting in ACCOUNT_SETTINGS:
        lines += [f"# {setting.sentence}", f"[{setting.key}]", *(f'# {name} = ""' for name in _NAMES[setting.key]), ""]
    write_settings(path, "\n".join(lines))
