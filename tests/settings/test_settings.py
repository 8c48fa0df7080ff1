"""What a person edits by hand: policy, staff and store files."""

import tomllib
from dataclasses import fields, replace

import pytest

from shoebox.domain.card import Brand
from shoebox.domain.denomination import DENOMINATIONS_MAX, Denomination, usual_denominations
from shoebox.domain.errors import Refusal
from shoebox.domain.policy import Policy
from shoebox.domain.presentment import WEEKDAYS, Deadlines
from shoebox.domain.printer import PrinterKind, ReceiptPrinter
from shoebox.domain.staff import Person, Role, hash_pin, pin_fits
from shoebox.policy_settings import POLICY_SETTINGS, read_policy, write_policy
from shoebox.settings import (
    PRINTER_SETTINGS,
    STORE_SETTINGS,
    StoreSettings,
    read_staff,
    read_store,
    write_staff,
    write_store,
)


def test_a_policy_written_out_reads_back_the_same(tmp_path):
    """Every figure of the trade stands in the file, with a sentence above it."""
    policy = Policy(
        version="26-07", floor_limit_minor={"visa": 5_000}, brands=(Brand.VISA, Brand.AMEX), twin_minutes=4,
        register_quiet_minutes=7,
        claimed_ahead_hours=1, two_notes_minor=(5_000, 10_000), change_notes_refused=3, drill_slips=12, drill_faults=2,
    )  # fmt: skip
    write_policy(tmp_path / "policy.toml", policy)
    assert read_policy(tmp_path / "policy.toml") == policy
    assert "# By brand: up to this amount a slip needs no approval code." in (tmp_path / "policy.toml").read_text()


def test_each_brand_may_have_its_own_deadlines(tmp_path):
    """Amex amber on the first, red on the third business day, looked at after nine days; written out and read back."""
    place = tmp_path / "policy.toml"
    policy = Policy(presentment_by_brand={Brand.AMEX: Deadlines(1, 3, 9), Brand.VISA: Deadlines(0, 0, 365)})
    write_policy(place, policy)
    assert "[presentment_by_brand]\namex = {amber_days = 1, red_days = 3, review_days = 9}\nvisa =" in place.read_text()
    assert read_policy(place) == policy


def test_an_empty_table_is_left_out_for_registers_that_do_not_know_it(tmp_path):
    """Its sentence and its heading stand there as comments, ready to be edited."""
    place = tmp_path / "policy.toml"
    write_policy(place, Policy())
    assert "\n# [presentment_by_brand]\n" in place.read_text()
    assert "presentment_by_brand" not in tomllib.loads(place.read_text())
    place.write_text(place.read_text().replace("# [presentment_by_brand]", "[presentment_by_brand]"))
    assert read_policy(place) == Policy()


def test_every_policy_figure_is_declared():
    """A figure added to the policy and not declared could not be edited."""
    assert {field.name for field in fields(Policy)} == {one.key for one in POLICY_SETTINGS}
    assert {field.name for field in fields(StoreSettings)} == {one.key for one in STORE_SETTINGS}
    assert {field.name for field in fields(ReceiptPrinter)} == {one.key for one in PRINTER_SETTINGS}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("twin_minuts = 5", "settings.unknown_key"),
        ('twin_minutes = "5"', "settings.bad_value"),
        ("twin_minutes = 999999", "settings.bad_value"),
        ("twin_minutes = true", "settings.bad_value"),
        ('currency = "ZZZ"', "settings.bad_value"),
        ('brands = ["visa", "vise"]', "settings.bad_value"),
        ('[floor_limit_minor]\nvisa = "5"', "settings.bad_value"),
        ("[floor_limit_minor]\nviza = 5", "settings.bad_value"),
        ("denominations = [100, 50]", "settings.bad_value"),
        ('denominations = [{worth_minor = 100, name = "$1"}]', "settings.bad_value"),
        ('denominations = [{worth_minor = 0, name = "$1", kind = "note"}]', "settings.bad_value"),
        ('denominations = [{worth_minor = 100, name = "", kind = "note"}]', "settings.bad_value"),
        ('denominations = [{worth_minor = 100, name = "a note of one dollar", kind = "note"}]', "settings.bad_value"),
        ('denominations = [{worth_minor = 100, name = "$1", kind = "paper"}]', "settings.bad_value"),
        ('denominations = [{worth_minor = 100, name = "$1", kind = "note", roll = 50}]', "settings.bad_value"),
        ('denominations = [{worth_minor = 5, name = "5c", kind = "coin", rol = 50}]', "settings.unknown_key"),
        ('register_limit = "somebody"', "settings.bad_value"),
        ('register_limit = ""', "settings.bad_value"),
        ('declined_again = "never"', "settings.bad_value"),
        ("register_near_percent = 0", "settings.bad_value"),
        ("imprints = []", "settings.bad_value"),
        ('imprints = ["imprinted", "drawn"]', "settings.bad_value"),
        ('imprints = ["rubbed"]', "settings.bad_value"),
        ("[void_limit_minor]\nmanger = 500", "settings.bad_value"),
        ('[void_limit_minor]\nmanager = "500"', "settings.bad_value"),
        ("switch_minutes = 61", "settings.bad_value"),
        ("claimed_ahead_hours = 49", "settings.bad_value"),
        ("two_notes_minor = [0]", "settings.bad_value"),
        ('two_notes_minor = ["10.00"]', "settings.bad_value"),
        ("change_notes_refused = -1", "settings.bad_value"),
        ("drill_slips = 3", "settings.bad_value"),
        ("drill_faults = 5", "settings.bad_value"),
        ("presentment_by_brand = 3", "settings.bad_value"),
        ("[presentment_by_brand]\namex = 3", "settings.bad_value"),
        ("[presentment_by_brand]\namex = {}", "settings.bad_value"),
        ("[presentment_by_brand]\namex = {amber_days = 1, red_days = 3}", "settings.bad_value"),
        ("[presentment_by_brand]\namexx = {amber_days = 1, red_days = 3, review_days = 9}", "settings.bad_value"),
        ("[presentment_by_brand]\namex = {amber_days = 4, red_days = 3, review_days = 9}", "settings.bad_value"),
        ("[presentment_by_brand]\namex = {amber_days = 1, red_days = 61, review_days = 99}", "settings.bad_value"),
        ("[presentment_by_brand]\namex = {amber_days = 1, red_days = 3, review_days = 0}", "settings.bad_value"),
        ("[presentment_by_brand]\namex = {amber_days = -1, red_days = 3, review_days = 9}", "settings.bad_value"),
        ('[presentment_by_brand]\namex = {amber_days = "1", red_days = 3, review_days = 9}', "settings.bad_value"),
        ("[presentment_by_brand]\namex = {amber = 1, red_days = 3, review_days = 9}", "settings.unknown_key"),
        ('bank_closed_weekdays = ["Saturday"]', "settings.bad_value"),
        (f"bank_closed_weekdays = {list(WEEKDAYS)}", "settings.bad_value"),
        ('bank_holidays = ["12/25/2026"]', "settings.bad_value"),
        ('bank_holidays = ["2026-12-25", "2027-1-1"]', "settings.bad_value"),
        ("case_age_hours = []", "settings.bad_value"),
        ("case_age_hours = [72, 24]", "settings.bad_value"),
        ("case_age_hours = [24, 24]", "settings.bad_value"),
        ("case_age_hours = [0]", "settings.bad_value"),
        ("sure_percent = 49", "settings.bad_value"),
        ("presentment_amber_days = 3", "settings.order"),
        ("presentment_review_days = 1", "settings.order"),
        ("[presentment_by_brand]\namex = {amber_days = 1, red_days = 9, review_days = 3}", "settings.bad_value"),
        ("day_roles = []", "settings.nobody"),
        ("brands = []", "settings.nobody"),
        ("twin_minutes = ", "settings.unreadable"),
        ("# " + "x" * 300_000, "settings.unreadable"),
    ],
)
def test_a_mistake_in_a_policy_is_named_and_never_a_silent_default(tmp_path, text, code):
    """The key, the file, and what to do stand in the sentence."""
    (tmp_path / "policy.toml").write_text(text)
    with pytest.raises(Refusal) as refused:
        read_policy(tmp_path / "policy.toml")
    assert refused.value.code == code
    assert "policy.toml" in str(refused.value)
    assert "?:" not in str(refused.value)


def test_a_policy_names_its_notes_coins_and_rolls_each_once(tmp_path):
    """Two notes and a coin in rolls of 40; one worth or one name twice is refused; an empty list is the usual ones."""
    place = tmp_path / "policy.toml"
    coin = Denomination(worth_minor=25, name="quarters", is_coin=True, roll=40)
    notes = tuple(Denomination(worth_minor=worth, name=f"${worth // 100}", is_coin=False) for worth in (2_000, 1_000))
    policy = Policy(denominations=(*notes, coin))
    write_policy(place, policy)
    assert '    {worth_minor = 25, name = "quarters", kind = "coin", roll = 40}' in place.read_text()
    assert read_policy(place) == policy
    for twice in (replace(coin, name="more"), replace(coin, worth_minor=50)):
        write_policy(place, Policy(denominations=(coin, twice)))
        with pytest.raises(Refusal, match="denominations"):
            read_policy(place)
    many = tuple(
        Denomination(worth_minor=at + 1, name=f"piece {at}", is_coin=True) for at in range(DENOMINATIONS_MAX + 1)
    )
    write_policy(place, Policy(denominations=many[:-1]))
    assert len(read_policy(place).pieces) == DENOMINATIONS_MAX
    write_policy(place, Policy(denominations=many))
    with pytest.raises(Refusal, match="denominations"):
        read_policy(place)
    place.write_text('currency = "EUR"\ndenominations = []\n')
    assert read_policy(place).pieces == usual_denominations("EUR")


def test_a_misspelt_key_is_shown_beside_the_right_one(tmp_path):
    """twin_minuts -> twin_minutes."""
    (tmp_path / "policy.toml").write_text("twin_minuts = 5")
    with pytest.raises(Refusal, match="twin_minutes"):
        read_policy(tmp_path / "policy.toml")


def test_staff_keep_names_with_quotes_and_no_pin_in_clear(tmp_path):
    """Dana "Dee" K. with PIN 4821."""
    dana = Person("17", 'Dana "Dee" \\ K.', "D.K.", Role.CLERK, hash_pin("4821", b"0" * 16))
    write_staff(tmp_path / "staff.toml", [dana])
    (read,) = read_staff(tmp_path / "staff.toml").people
    assert read == dana
    assert pin_fits(read, "4821")
    assert not pin_fits(read, "4822")
    assert "4821" not in (tmp_path / "staff.toml").read_text()
    assert (tmp_path / "staff.toml").stat().st_mode & 0o077 == 0


def test_a_folder_that_was_never_set_up_says_how_to(tmp_path):
    """An empty folder is not a store."""
    with pytest.raises(Refusal, match="shoebox setup store"):
        read_store(tmp_path / "store.toml")


def test_a_store_reads_back(tmp_path):
    """085 Harbour Row, register 085-2."""
    store = StoreSettings(store="085", store_name="Harbour Row", register="085-2")
    write_store(tmp_path / "store.toml", store)
    assert read_store(tmp_path / "store.toml") == store


@pytest.mark.parametrize(
    "change",
    [
        {"second_copy": "/media/Cafe\u0301"},  # as a Mac writes the accent into a folder's name
        {"second_copy": "/media/" + "a" * 200},
        {"central_url": "https://" + "a." * 100 + "example.com"},
        {"office_url": "https://10.0.0.5:8086/4111111111111111"},
        {"printer": ReceiptPrinter(kind=PrinterKind.FILE, address="/dev/" + "a" * 200)},
    ],
)
def test_nothing_is_written_that_the_next_start_would_refuse(tmp_path, change):
    """The register would not open any more, for a path that was typed at a command."""
    path, store = tmp_path / "store.toml", StoreSettings(store="085", store_name="Harbour Row", register="085-2")
    write_store(path, store)
    with pytest.raises(Refusal, match="200 signs"):
        write_store(path, replace(store, **change))
    assert read_store(path) == store


def test_a_store_keeps_its_printer(tmp_path):
    """A 58 mm roll on the network, with 30 letters in a line."""
    printer = ReceiptPrinter(
        kind=PrinterKind.NETWORK, address="192.168.1.50:9100", width_mm=58, columns=30, code_page="cp437"
    )
    store = StoreSettings(store="085", store_name="Harbour Row", register="085-2", printer=printer)
    write_store(tmp_path / "store.toml", store)
    assert read_store(tmp_path / "store.toml") == store
    assert "# Width of the roll: 58 or 80." in (tmp_path / "store.toml").read_text()


def test_a_store_without_a_word_of_a_printer_has_the_print_dialog(tmp_path):
    (tmp_path / "store.toml").write_text(STORE)
    assert read_store(tmp_path / "store.toml").printer == ReceiptPrinter()


@pytest.mark.parametrize(
    ("lines", "code", "word"),
    [
        ('kind = "laser"', "printer.bad_setting", "none, pdf, network, usb or file"),
        ('kind = "network"', "printer.bad_setting", "192.168.1.50:9100"),
        ('kind = "usb"\naddress = "epson"', "printer.bad_setting", "04b8:0e15"),
        ('address = "somewhere"', "printer.bad_setting", "nothing"),
        ("width_mm = 76", "printer.bad_setting", "58 or 80"),
        ("columns = 7", "printer.bad_setting", "24 to 64"),
        ('code_page = "latin"', "printer.bad_setting", "cp858"),
        ('width_mm = "80"', "settings.bad_value", "width_mm"),
        ("columns = -1", "settings.bad_value", "columns"),
        ("width = 80", "settings.unknown_key", "width_mm"),
    ],
)
def test_a_mistake_in_the_printer_is_named(tmp_path, lines, code, word):
    """Lines under [printer]."""
    (tmp_path / "store.toml").write_text(f"{STORE}[printer]\n{lines}\n")
    with pytest.raises(Refusal) as refused:
        read_store(tmp_path / "store.toml")
    assert refused.value.code == code
    assert word in str(refused.value)
    assert "store.toml" in str(refused.value)


def test_a_printer_that_is_no_table_is_named(tmp_path):
    (tmp_path / "store.toml").write_text(f"{STORE}printer = 5\n")
    with pytest.raises(Refusal, match="printer"):
        read_store(tmp_path / "store.toml")


STORE = 'store = "085"\nstore_name = "Harbour Row"\nregister = "085-2"\n'


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ('store = "../x"', "store"),
        ('store_name = "a\\nb"', "store_name"),
        ('store_name = "4111 1111 1111 1111"', "store_name"),
        ('register = "a/b"', "register"),
        ('currency = "usd"', "currency"),
        ('currency = "4111111111111111"', "currency"),
    ],
)
def test_a_store_file_edited_by_hand_can_not_say_what_no_paper_carries(tmp_path, line, key):
    """One line of the file replaced."""
    lines = [one for one in STORE.splitlines() if one.partition(" ")[0] != key]
    (tmp_path / "store.toml").write_text("\n".join([*lines, line]))
    with pytest.raises(Refusal) as refused:
        read_store(tmp_path / "store.toml")
    assert refused.value.facts["key"] == key
    assert "4111" not in str(refused.value)


def test_a_store_file_without_its_store_is_named_not_a_crash(tmp_path):
    """Only the name is left."""
    (tmp_path / "store.toml").write_text('store_name = "Harbour Row"')
    with pytest.raises(Refusal, match=r"register in store\.toml"):
        read_store(tmp_path / "store.toml")


@pytest.mark.parametrize(
    "text",
    [
        'approval_phone = "4111 1111 1111 1111"',
        'charged_within = "2\\ndays"',
        'receipt_foot = ["thanks", "4111-1111-1111-1111"]',
        'reasons_by_hand = ["\\u202e"]',
    ],
)
def test_policy_texts_go_on_paper_so_they_are_plain_lines_without_card_numbers(tmp_path, text):
    """Texts of the policy file."""
    (tmp_path / "policy.toml").write_text(text)
    with pytest.raises(Refusal) as refused:
        read_policy(tmp_path / "policy.toml")
    assert refused.value.code == "settings.bad_value"


def test_more_lines_at_the_foot_of_a_receipt_than_it_has_room_for_are_refused_by_number(tmp_path):
    """Six stand, the seventh would be left off the paper without a word."""
    path = tmp_path / "policy.toml"
    lines = [f"line {at}" for at in range(1, 8)]
    path.write_text(f"receipt_foot = {lines[:6]}".replace("'", '"'))
    assert read_policy(path).receipt_foot == tuple(lines[:6])
    path.write_text(f"receipt_foot = {lines}".replace("'", '"'))
    with pytest.raises(Refusal) as refused:
        read_policy(path)
    assert refused.value.code == "settings.receipt_foot"
    assert "at most 6 lines" in str(refused.value)


@pytest.mark.parametrize(
    "change", [{"name": "A\nB"}, {"name": ""}, {"number": "4111111111111111"}, {"number": "=1"}, {"initials": "x" * 9}]
)
def test_staff_are_named_as_paper_can_carry_it(tmp_path, change):
    """Dana K. with one thing changed."""
    dana = Person(
        **({"number": "17", "name": "Dana K.", "initials": "DK", "role": Role.CLERK, "pin": "00:11"} | change)
    )
    write_staff(tmp_path / "staff.toml", [dana])
    with pytest.raises(Refusal) as refused:
        read_staff(tmp_path / "staff.toml")
    assert refused.value.code == "settings.bad_value"


def test_a_hash_may_hold_any_digits(tmp_path):
    """A salted hash with a run of digits that passes a card's check."""
    dana = Person("17", "Dana K.", "D.K.", Role.CLERK, "4111111111111111:00")
    write_staff(tmp_path / "staff.toml", [dana])
    assert read_staff(tmp_path / "staff.toml").people == (dana,)


def test_two_people_with_one_number_are_refused(tmp_path):
    """17 and 17."""
    dana = Person("17", "Dana K.", "D.K.", Role.CLERK, "00:11")
    write_staff(tmp_path / "staff.toml", [dana, dana])
    with pytest.raises(Refusal, match="number"):
        read_staff(tmp_path / "staff.toml")


@pytest.mark.parametrize(
    "words", [b"twin_minutes = " + b"9" * 5_000, b"brands = " + b"[" * 5_000, b"a = " + b"{a=" * 2_000, b"\xff", b"a ="]
)
def test_a_file_that_no_parser_can_read_is_refused_by_its_name(tmp_path, words):
    """Python reads no number of more than 4,300 digits, and says so in an error of its own."""
    path = tmp_path / "policy.toml"
    path.write_bytes(words)
    with pytest.raises(Refusal) as refused:
        read_policy(path)
    assert (refused.value.code, refused.value.facts["file"]) == ("settings.unreadable", "policy.toml")
