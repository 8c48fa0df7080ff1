"""The catalogue holds what the code says, no more and no less, and reads as well in the other language.

After a change of words: ``python installer/translations.py``, then translate what it counts, in Qt Linguist or by hand.
"""

from __future__ import annotations

import hashlib
import json
import re
import string
from functools import cache

import pytest
from PySide6.QtCore import QTranslator

import translations
from shoebox.domain.language import LANGUAGES, SOURCE
from translations import CONTEXT, FOLDER, Said, catalogue, read_catalogue, said_by_the_code

OTHERS = tuple(language for language in LANGUAGES if language != SOURCE)
BOLD = re.compile(r"\*\*")
FORBIDDEN = {
    "es": re.compile(
        r"\b(por favor|ups|error|inválid\w+|con éxito|está seguro|lo sentimos)\b|[!¡]|\.\.\.", re.IGNORECASE
    )
}


# Words of the trade that are one word each: what the English has, what the other language must have then, and what
# it has only then. docs/languages.md has them as a table.
NOUNS = {
    "es": (
        (r"\b(box(es)?|shoebox|labels?)\b", "", r"\bcajas?\b(?! fuerte)"),
        (r"\bsafe\b", "", r"\bcaja fuerte\b"),
        (r"\btills?\b", r"\bpunto de venta\b", ""),
        (r"\bhead office\b", "", r"\bsede\b"),
    )
}


@cache
def said() -> Said:
    return said_by_the_code()


@cache
def words(language: str) -> dict[str, str]:
    return read_catalogue(catalogue(language))


def gaps(text: str) -> list[str]:
    return sorted(name for _, name, _, _ in string.Formatter().parse(text) if name is not None)


def _has(noun: str, text: str) -> bool:
    return re.search(noun, text, re.IGNORECASE) is not None


def digest_line(data: bytes, name: str) -> str:
    return f"{hashlib.sha256(data).hexdigest()}  {name}"


def digests() -> list[str]:
    return (FOLDER / "digests.txt").read_text(encoding="ascii").splitlines()


def test_every_way_to_the_screen_is_accounted_for():
    """A call `tr(some_variable)` needs a line in `translations._tables` that says what it can be."""
    assert said().unknown == []


@pytest.mark.parametrize("language", OTHERS)
def test_a_noun_of_the_trade_is_one_word_and_no_other_ones(language):
    """A register is no box, and head office is not central: whoever reads both on one page must tell them apart."""
    odd = [
        (english, told)
        for english, told in words(language).items()
        for noun, needed, alone in NOUNS[language]
        if (needed and _has(noun, english) and not _has(needed, told))
        or (alone and _has(alone, told) and not _has(noun, english))
    ]
    assert odd == []


@pytest.mark.parametrize("language", OTHERS)
def test_what_the_code_says_is_translated(language):
    missing = [text for text in said().places if text and not words(language).get(text)]
    assert missing == []


@pytest.mark.parametrize("language", OTHERS)
def test_what_the_code_says_no_longer_is_gone(language):
    assert sorted(set(words(language)) - set(said().places)) == []


@pytest.mark.parametrize("language", OTHERS)
def test_gaps_weights_and_edges_are_those_of_the_english(language):
    for text, done in words(language).items():
        if done:
            assert gaps(done) == gaps(text), text
            assert len(BOLD.findall(done)) == len(BOLD.findall(text)), text
            assert (done[:1].isspace(), done[-1:].isspace()) == (text[:1].isspace(), text[-1:].isspace()), text


@pytest.mark.parametrize("language", OTHERS)
def test_the_other_language_is_as_calm(language):
    assert [done for done in words(language).values() if FORBIDDEN[language].search(done)] == []


@pytest.mark.parametrize("language", OTHERS)
def test_what_windows_load_was_made_of_the_catalogue(language):
    data = catalogue(language).with_suffix(".qm").read_bytes()
    loaded = QTranslator()
    assert loaded.load(data)
    wrong = [text for text, done in words(language).items() if text and (loaded.translate(CONTEXT, text) or "") != done]
    assert wrong == []
    assert digest_line(data, f"shoebox_{language}.qm") in digests()


@pytest.mark.parametrize("language", OTHERS)
def test_what_papers_read_was_made_of_the_catalogue(language):
    data = catalogue(language).with_suffix(".json").read_bytes()
    assert json.loads(data) == {text: done for text, done in words(language).items() if text and done}
    assert digest_line(data, f"shoebox_{language}.json") in digests()


def test_a_call_that_nobody_accounted_for_is_noticed(tmp_path, monkeypatch):
    (tmp_path / "new_page.py").write_text('tr("Kept")\ntr(something)\nself.say(other)\n', encoding="utf-8")
    monkeypatch.setattr(translations, "SOURCE", tmp_path)
    found = said_by_the_code()
    assert found.unknown == ["new_page.py: tr(something)"]
    assert found.places["Kept"] == ["new_page.py"]


def test_a_catalogue_is_read_as_it_was_written(tmp_path):
    """Kept as it was, marks and all; what waits comes back empty."""
    path, found = tmp_path / "shoebox_es.ts", Said()
    for text in (" or ", "**Bold** & <angled>", "New"):
        found.add(text, "desk/page.py")
    written = {" or ": " o ", "**Bold** & <angled>": "**Gordo** & <agudo>", "Gone": "Ido"}
    translations.write_catalogue(path, found, written, "es")
    assert read_catalogue(path) == {" or ": " o ", "**Bold** & <angled>": "**Gordo** & <agudo>", "New": ""}
