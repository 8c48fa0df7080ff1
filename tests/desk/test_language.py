"""One store in another language: words, days, keys, refusals; and English wherever the words are missing or damaged."""

from __future__ import annotations

import hashlib
from datetime import date
from functools import partial

import pytest
from PySide6.QtCore import QCoreApplication

from bookmaking import STAFF, HandClock
from shoebox import resources
from shoebox.bootstrap import open_store, set_up_store
from shoebox.demo.launch import launcher_facts
from shoebox.demo.outcome import DemoOutcome
from shoebox.desk import language, text
from shoebox.desk.doors import StoreDoors, StoreOpener
from shoebox.desk.finance.filter_language import in_english, opening_here, words_here
from shoebox.desk.language import speak
from shoebox.desk.text import retold, sentence_of, tr
from shoebox.desk.widgets.keycap import key_names, key_said
from shoebox.domain.charge import Odd
from shoebox.domain.errors import Refusal
from shoebox.domain.money import Money
from shoebox.entrance import store_front, store_language
from shoebox.settings import StoreSettings


@pytest.fixture
def spanish(app):
    assert speak("es")
    yield
    speak("en")


@pytest.fixture
def shipped(tmp_path, monkeypatch, app):
    """A copy of the shipped words, to be spoiled."""
    (tmp_path / "translations").mkdir()
    for name in ("shoebox_es.qm", "digests.txt"):
        (tmp_path / "translations" / name).write_bytes(resources.asset(f"translations/{name}").read_bytes())
    monkeypatch.setattr(language.resources, "asset", tmp_path.joinpath)
    yield tmp_path / "translations"
    speak("en")


def test_words_days_and_keys_are_the_stores(spanish):
    assert tr("Close the day") == "Cerrar el día"
    assert tr("Recorded, entry {0}", 412) == "Registrado, asiento 412"
    assert text.day(date(2026, 11, 12)) == "jue 12 nov"
    assert text.day(date(2026, 5, 12)) == "mar 12 may"
    assert key_names("Ctrl+Return") == ("Ctrl", "Intro")
    assert key_names("Ctrl+Backspace") == ("Ctrl", "Retroceso")
    assert key_names("+") == ("+",)
    assert key_said("Ctrl+Right") == "Ctrl+Derecha"


def test_why_a_line_of_a_charges_file_is_kept_aside(spanish):
    assert retold("not a currency code", tuple(Odd)) == "no es un código de moneda"
    assert retold("14 cells, 13 columns", tuple(Odd)) == "14 celdas, 13 columnas"
    assert retold("none of pos, web, phone", tuple(Odd)) == "no es ninguno de pos, web, phone"


def test_money_and_numbers_stay_the_stores(spanish):
    assert text.money(Money(120_415, "USD")) == "$1,204.15"
    assert text.count(1_284) == "1,284"
    assert text.many(1, tr("slip"), tr("slips")) == "1 comprobante"
    assert text.many(1_284, tr("slip"), tr("slips")) == "1,284 comprobantes"


def test_the_demos_launcher_says_its_figures_in_spanish(spanish, tmp_path):
    """34 sales, 3 charged twice, 2 never: every label is said again in the other language, no figure is."""
    outcome = DemoOutcome(
        folder=tmp_path, stores=12, seed=1, currency="USD", first_store="085", first_store_name="Harbour Row",
        shown_ms=0, offset_min=0, head_office_ms=0, clerk="17", manager="2", analyst="31",
        pins=(("17", "Dana K.", "4711"),), sales=34, charged_twice=3, never_charged=2, open_cases=5,
        at_risk_minor=1_250,
    )  # fmt: skip
    here = launcher_facts(outcome)
    speak("en")
    there = launcher_facts(outcome)
    assert here.sentence == "Tras una versión que dejó sin punto de venta a 12 tiendas. Elija una silla."
    for name in ("register_place", "office_place", "finance_place", "finance_words", "note"):
        assert getattr(here, name) != getattr(there, name)
    for said, english in zip(here.stats, there.stats, strict=True):
        assert said.figure == english.figure
        assert said.label != english.label
        assert said.small != english.small


def test_a_refusal_speaks_to_the_person_and_stays_english_in_the_log(spanish):
    refused = Refusal("slip.used", slip="085 100 043", entry=409, amount="$62.41")
    assert sentence_of(refused).startswith("El comprobante 085 100 043 ya es el asiento 409, $62.41.")
    assert str(refused).startswith("Slip 085 100 043 is already entry 409, $62.41.")


def test_facts_that_are_words_speak_too(spanish):
    assert sentence_of(Refusal("day.role", roles="supervisor or manager")).startswith(
        "Esto es para un supervisor o gerente"
    )
    gap = Refusal("day.block.gap", count="2", are="slip numbers are", slips="085 100 002 and 085 100 003")
    assert sentence_of(gap).startswith("2 números de comprobante sin justificar: 085 100 002 y 085 100 003.")


def test_a_name_that_looks_like_a_word_of_ours_stays_a_name(spanish):
    assert "May" in sentence_of(Refusal("day.second_pin", name="May"))


def test_a_sentence_that_was_kept_in_english_is_told_again(spanish):
    kept = str(Refusal("box.chain", entry=17))
    assert retold(kept).startswith("La cadena de esta caja se rompe en el asiento 17:")
    assert retold("Nobody wrote this one.") == "Nobody wrote this one."


def test_english_comes_back(spanish):
    speak("en")
    assert tr("Close the day") == "Close the day"
    assert text.day(date(2026, 11, 12)) == "Thu 12 Nov"


def test_qt_itself_speaks_too(spanish):
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancelar"


@pytest.mark.parametrize(
    ("typed", "known"),
    [
        ("estado abierto", "state open"), ("Estado dado por perdido", "state written off"),
        ("edad más de 1 día", "age over 1 day"), ("edad mas de 3 horas", "age over 3 hours"),
        ("dinero más de 20", "money over 20"), ("seguro más de 95", "sure over 95"), ("lleva yo", "owner me"),
        ("lleva José", "owner José"), ("fuera de plazo", "past deadline"), ("falla nunca", "wrong nunca"),
        ("age over 1 day", "age over 1 day"), ("past", "past"), ("busca C-881204", "find C-881204"),
    ],
)  # fmt: skip
def test_a_filter_is_written_in_either_language(spanish, typed, known):
    assert in_english(typed) == known


def test_the_filter_line_offers_the_persons_words(spanish):
    assert opening_here() == ("estado abierto",)
    assert len(set(words_here())) == len(words_here())
    assert all(len(word.split()) == 1 for word in words_here())


def test_an_english_filter_stays_as_it_is(app):
    assert in_english("age over 1 day") == "age over 1 day"
    assert in_english("store 085") == "store 085"


def cut(words: bytes) -> bytes:
    return words[: len(words) // 2]


def changed(words: bytes) -> bytes:
    return words[:1_000] + bytes(len(words[1_000:1_020])) + words[1_020:]


@pytest.mark.parametrize("spoil", [cut, changed, lambda _: b"", lambda _: b"not a catalogue"])
def test_damaged_words_leave_english_and_a_line_in_the_log(shipped, spoil, caplog):
    file = shipped / "shoebox_es.qm"
    file.write_bytes(spoil(file.read_bytes()))
    assert not speak("es")
    assert tr("Close the day") == "Close the day"
    assert "language es are missing or damaged" in caplog.text


@pytest.mark.parametrize("name", ["shoebox_es.qm", "digests.txt"])
def test_missing_words_leave_english(shipped, name):
    (shipped / name).unlink()
    assert not speak("es")
    assert tr("Close the day") == "Close the day"


def test_words_of_nothing_are_no_words(shipped):
    """A file that is whole by its digest, and holds nothing that Qt knows."""
    (shipped / "shoebox_es.qm").write_bytes(b"empty")
    (shipped / "digests.txt").write_text(f"{hashlib.sha256(b'empty').hexdigest()}  shoebox_es.qm\n", encoding="ascii")
    assert not speak("es")


def test_a_language_nobody_has_is_english(app, caplog):
    assert not speak("../../etc")
    assert tr("Close the day") == "Close the day"


def test_words_that_an_update_replaces_are_kept(shipped):
    assert speak("es")
    (shipped / "shoebox_es.qm").write_bytes(b"")
    assert tr("Close the day") == "Cerrar el día"


def test_a_door_opens_in_the_language_of_its_store(qtbot, tmp_path, monkeypatch):
    """A store set up in Spanish: whatever stands behind its doors speaks it; the next store speaks English again."""
    monkeypatch.delenv("SHOEBOX_LANGUAGE", raising=False)
    for code, close in (("es", "Cerrar"), ("en", "Close")):
        settings = StoreSettings(store="085", store_name="Harbour Row", register="085-2", language=code)
        set_up_store(tmp_path / code, settings, people=STAFF.people, clock=HandClock())
        folder = tmp_path / code

        def house(*_, at=folder):
            return open_store(at, clock=HandClock())

        doors = StoreDoors(StoreOpener(partial(store_language, folder), partial(store_front, folder), house))
        doors.register()
        assert tr("Close") == close
        qtbot.waitUntil(doors.is_open)
        doors.close()
