"""What Finance calls its accounts: read strictly, by their names where nothing is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from shoebox.account_settings import read_accounts, write_accounts
from shoebox.domain.errors import Refusal
from shoebox.domain.journal import Account, Accounts


def test_no_file_and_a_new_file_leave_every_account_its_name(tmp_path: Path) -> None:
    path = tmp_path / "accounts.toml"
    assert read_accounts(path) == Accounts()
    write_accounts(path)
    made = read_accounts(path)
    assert [made.called(account, "") for account in Account] == [account.value for account in Account]
    assert '# owed_to_customers = ""' in path.read_text()


def test_numbers_by_role_by_rate_and_by_brand(tmp_path: Path) -> None:
    path = tmp_path / "accounts.toml"
    path.write_text('[accounts]\ntax = "2400"\ncard_slips = "1200"\n[tax]\nreduced = "2410"\n[cards]\namex = "1230"\n')
    made = read_accounts(path)
    assert (made.called(Account.TAX, "usual"), made.called(Account.TAX, "reduced")) == ("2400", "2410")
    assert (made.called(Account.CARD, "visa"), made.called(Account.CARD, "amex")) == ("1200", "1230")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('[accounts]\ncash = "1"', "settings.unknown_key"),
        ('[acounts]\nsales = "1"', "settings.unknown_key"),
        ('[cards]\nvissa = "1"', "settings.unknown_key"),
        ('[tax]\nBook = "1"', "settings.unknown_key"),
        ('[tax]\n"" = "1"', "settings.unknown_key"),
        ("[accounts]\nsales = 4000", "settings.bad_value"),
        ('[accounts]\nsales = ""', "settings.bad_value"),
        ('[accounts]\nsales = "=1+1"', "settings.bad_value"),
        (f'[accounts]\nsales = "{"4" * 41}"', "settings.bad_value"),
        ('[accounts]\nsales = "4111111111111111"', "settings.bad_value"),
        ('accounts = "4000"', "settings.bad_value"),
        ("[tax]\n" + "".join(f'r{at} = "1"\n' for at in range(101)), "settings.bad_value"),
        ("[accounts", "settings.unreadable"),
    ],
)
def test_a_mistake_is_named(tmp_path: Path, text: str, code: str) -> None:
    path = tmp_path / "accounts.toml"
    path.write_text(text)
    with pytest.raises(Refusal) as refused:
        read_accounts(path)
    assert refused.value.code == code
