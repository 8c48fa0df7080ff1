"""`shoebox setup prices`: the file comes in whole or not at all, and bad lines are named."""

from __future__ import annotations

from pathlib import Path

import pytest

from shoebox.bootstrap import bring_prices
from shoebox.cli.main import DONE, FOUND, NOT_DONE, main
from shoebox.entrance import STORE_FILE
from shoebox.settings import StoreSettings, write_store
from shoebox.storage.price_list import PriceList

HEAD = "shoebox-prices,1,USD,2026-11-12\nsku,name,price\n"


@pytest.fixture
def store(tmp_path: Path) -> Path:
    folder = tmp_path / "store"
    write_store(folder / STORE_FILE, StoreSettings(store="085", store_name="Harbour Row", register="085-2"))
    return folder


def bring(store: Path, text: str) -> int:
    file = store.parent / "prices.csv"
    file.write_text(text)
    return main(["setup", "prices", str(store), str(file)])


def test_items_come_in(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert bring(store, f"{HEAD}4711,Coat,59.99\n4712,Hat,9.99\n") == DONE
    assert capsys.readouterr().out == f"2 items came into the price list of {store}.\n"
    prices = PriceList(store)
    assert [item.name for item in prices.search("hat")] == ["Hat"]
    prices.close()


def test_bad_lines_are_named_and_the_rest_comes_in(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert bring(store, f"{HEAD}4711,Coat,59.99\n" + "4712,Hat,free\n" * 22) == FOUND
    said = capsys.readouterr().out.splitlines()
    assert said[1:3] == ["22 bad lines were left out:", "  line 4, price: no price like 62.41"]
    assert said[-1] == "  and 2 more"


def test_no_price_file_changes_nothing(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert bring(store, f"{HEAD}4711,Coat,59.99\n") == DONE
    assert bring(store, "sku,name,price\n4712,Hat,9.99\n") == NOT_DONE
    assert "first line reads like shoebox-prices,1,USD" in capsys.readouterr().err
    assert main(["setup", "prices", str(store), str(store / "no.csv")]) == NOT_DONE
    prices = PriceList(store)
    assert prices.find("4711") is not None
    prices.close()


def test_a_folder_that_is_no_store_has_no_prices(tmp_path: Path) -> None:
    file = tmp_path / "prices.csv"
    file.write_text(f"{HEAD}4711,Coat,59.99\n")
    assert main(["setup", "prices", str(tmp_path), str(file)]) == NOT_DONE


def test_a_name_that_is_a_card_number_is_not_said(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = store.parent / "4111111111111111.csv"
    file.write_text("nothing")
    assert main(["setup", "prices", str(store), str(file)]) == NOT_DONE
    assert "4111" not in capsys.readouterr().err


def test_it_answers_what_it_read(store: Path) -> None:
    file = store.parent / "prices.csv"
    file.write_text(f"{HEAD}4711,Coat,59.99\n")
    assert [item.sku for item in bring_prices(store, file).items] == ["4711"]
