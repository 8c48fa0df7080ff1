"""Every paper in Spanish: no English left on it, nothing cut that English has room for, the same codes and figures."""

from __future__ import annotations

import ast
import re
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from threading import Barrier
from typing import Any

import pypdfium2
import pytest

import translations
from paper import archive_samples, booklet_samples, day_samples, pictures, samples
from paper.reading import codes, overlaps, stretches, text
from paper.roll_reading import read_roll
from shoebox.domain.day import Declaration, SaleRow
from shoebox.domain.incident import HEAD_OFFICE
from shoebox.domain.language import SOURCE
from shoebox.domain.policy_words import policy_in
from shoebox.domain.printer import Copied, PrinterKind, ReceiptPrinter
from shoebox.paper import end_of_day_pdf, in_language, receipt_pdf, receipt_roll
from shoebox.paper import language as paper_language
from shoebox.paper.faces import ELLIPSIS
from shoebox.paper.words import day_long, day_short, numbers_words, struck_words

pytestmark = pytest.mark.thorough

COPIED = Copied(by="Rosa Lind", wall_ms=samples.local_ms(15, 2), offset_min=samples.OFFSET_MIN)
PAPERS = pictures.PAPERS
# Its pages are made of the playbook, which has a Spanish of its own, and tests of its own.
OF_PAPER = sorted(set(PAPERS) - {"booklet"})
WITH_CODES = ("receipt-card", "receipt-58mm", "end-of-day", "box-label", "findings", *day_samples.WITH_CODES)
# Kept in a book, so it is in English there: what another room calls it, and what a run of reconciliation says.
MADE_ELSEWHERE = (*translations.REPORT_LINES, "Visa", "Mastercard")


@cache
def _paper(name: str, language: str) -> bytes:
    with in_language(language):
        return PAPERS[name]()


@cache
def _sample_words() -> str:
    """All that the samples say: names, reasons and findings, which papers print as they were written."""
    found = []
    for module in (samples, day_samples, booklet_samples, archive_samples):
        tree = ast.parse(Path(module.__file__ or "").read_text(encoding="utf-8"))
        found += [
            node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)
        ]
    policy = policy_in("es", currency="USD")
    said = (policy.charged_within, *policy.receipt_foot)
    return "\n".join((*found, *said))


@cache
def _english() -> re.Pattern[str]:
    """Every English of the catalogue that Spanish says otherwise, as whole words."""
    known = translations.read_catalogue(translations.catalogue("es"))
    spanish = "\n".join(known.values()).casefold()
    said = [words for words in known if len(words) > 3 and "{" not in words and words.casefold() not in spanish]
    kept = [words for words in said if words in MADE_ELSEWHERE or words not in _sample_words()]
    return re.compile(rf"(?<!\w)(?:{'|'.join(sorted(map(re.escape, kept), key=len, reverse=True))})(?!\w)")


@pytest.mark.parametrize("name", OF_PAPER)
def test_no_english_of_the_catalogue_is_left(name: str) -> None:
    assert _english().findall(text(_paper(name, "es"))) == []


@pytest.mark.parametrize("name", OF_PAPER)
def test_every_word_goes_through_the_catalogue(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a language whose only letter is ñ, what is readable is a name, a reason, a code: never a word of ours."""
    monkeypatch.setattr(paper_language, "say_in", lambda _: _only_n)
    with in_language("es"):
        said = text(PAPERS[name]()).replace(COPIED.by, "")
    readable = set(re.findall(r"(?<!\w)[A-Za-z]{3,}(?!\w)", said))
    own = {word for word in readable if word not in _sample_words() and not re.fullmatch("[A-Z]{3,4}|N+", word)}
    assert (
        own - {"Ctrl", "Esc", "Del", "Courier", "Swift", "Shoebox", "DIR", "shoebox", "join", "central", "example"}
        == set()
    )


def _only_n(said: str) -> str:
    parts = re.split(r"(\{[^}]*\})", said)
    return "".join(part if part.startswith("{") else re.sub("[A-Za-z]", "ñ", part) for part in parts)


@pytest.mark.parametrize("name", OF_PAPER)
def test_nothing_is_cut_that_english_has_room_for(name: str) -> None:
    assert text(_paper(name, "es")).count(ELLIPSIS) <= text(_paper(name, SOURCE)).count(ELLIPSIS)


@pytest.mark.parametrize("name", OF_PAPER)
def test_nothing_stands_on_another_or_beside_the_paper(name: str) -> None:
    pdf = _paper(name, "es")
    assert overlaps(pdf) == []
    document = pypdfium2.PdfDocument(pdf)
    width = document[0].get_width()
    document.close()
    assert [one.text for one in stretches(pdf) if one.left < 0 or one.right > width] == []


@pytest.mark.parametrize("name", WITH_CODES)
def test_the_codes_are_the_same(name: str) -> None:
    assert codes(_paper(name, "es"), 300) == codes(_paper(name, SOURCE), 300) != []


@pytest.mark.parametrize("name", ["receipt-card", "end-of-day-full", "deposit", "claims-few", "box-label"])
def test_the_figures_are_the_same(name: str) -> None:
    """Money, counts and numbers stand on both, however many times each."""
    money = re.compile(r"[−$]*\d[\d,]*\.\d\d\b")
    assert sorted(money.findall(text(_paper(name, "es")))) == sorted(money.findall(text(_paper(name, SOURCE))))


def test_it_says_its_language() -> None:
    assert b"/Lang (es)" in _paper("receipt-card", "es")
    assert b"/Lang (en)" in _paper("receipt-card", SOURCE)


# -- rolls


def _roll(row: SaleRow, columns: int, code_page: str, **said: Any) -> Any:
    printer = ReceiptPrinter(kind=PrinterKind.FILE, address="/dev/usb/lp0", columns=columns, code_page=code_page)
    with in_language("es"):
        said |= {"store_name": "Señor Núñez", "register": "2", "clerk_name": "Dana K.", "policy": pictures.policy()}
        job = receipt_roll(row, printer=printer, **said)
    return read_roll(job)


@pytest.mark.parametrize("code_page", ["cp437", "cp850", "cp858", "cp1252"])
@pytest.mark.parametrize("columns", [32, 42, 48])
def test_a_roll_keeps_the_accents_and_its_width(columns: int, code_page: str) -> None:
    roll = _roll(samples.sale_row(), columns, code_page)
    assert "Señor" in roll.text
    assert "Código de reclamo" in roll.text
    assert "?" not in roll.text
    assert "..." not in roll.text
    assert max(roll.widths()) <= columns
    assert _english().findall(roll.text) == []


def test_a_page_without_accents_is_written_plainly() -> None:
    """What a page lacks is written with what comes nearest, never with a question mark."""
    roll = _roll(samples.refund_row(), 32, "cp866", copy=COPIED)
    assert "Senor Nunez" in " ".join(roll.text.split())
    assert "Codigo de reclamo" in roll.text
    assert "?" not in roll.text


# -- one language for one paper


def test_each_lane_has_its_own_language() -> None:
    """Two lanes draw at once, one in Spanish: neither hears the other."""
    both_are_here = Barrier(2, timeout=60)

    def drawn(language: str) -> bytes:
        with in_language(language):
            both_are_here.wait()
            return _receipt()

    with ThreadPoolExecutor(2) as lanes:
        made = [lanes.submit(drawn, language) for language in ("es", "en") * 4]
        assert [b"Recibo" in one.result() for one in made] == [True, False] * 4
    assert b"Receipt" in _receipt()


def _receipt() -> bytes:
    row = samples.sale_row()
    return receipt_pdf(row, store_name="", register="2", clerk_name="Dana K.", policy=pictures.policy())


def test_days_and_numbers_read_as_spanish_does() -> None:
    with in_language("es"):
        assert day_long("2026-05-01") == "1 de mayo de 2026"
        assert day_short("2026-05-01") == "vie 1 may"
        assert numbers_words([3, 4, 5, 9]) == "3 a 5 y 9"
        assert numbers_words([]) == "ninguno"
        assert struck_words("register 085-2: refund of entry 17") == "registradora 085-2: reembolso del asiento 17"
        assert struck_words("wrong amount") == "wrong amount"
    assert day_long("2026-05-01") == "1 May 2026"


def test_head_office_is_named_in_spanish() -> None:
    """A day that was declared by a word from there."""
    said = Declaration(since_ms=samples.local_ms(7, 41), declared_by=HEAD_OFFICE, given_by=HEAD_OFFICE, kit_missing=())
    with in_language("es"):
        shown = " ".join(text(end_of_day_pdf(samples.figures(declared=said), printed_ms=said.since_ms)).split())
    assert "declaradas por la sede, número dado por la sede" in shown
    assert HEAD_OFFICE not in shown


def test_a_language_that_goes_wrong_leaves_english_behind() -> None:
    with pytest.raises(RuntimeError), in_language("es"):
        raise RuntimeError
    assert paper_language.language() == SOURCE
