"""Words without Qt: the shipped ones, and English where a file is missing, damaged or of no language of ours."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from shoebox import resources
from shoebox.catalogue import say_in


@pytest.fixture
def copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the shipped words to damage; nothing read before counts, and nothing read here counts later."""
    shutil.copytree(resources.asset("translations"), tmp_path / "translations")
    monkeypatch.setattr(resources, "assets", lambda: tmp_path)
    say_in.cache_clear()
    yield tmp_path / "translations"
    say_in.cache_clear()


def test_it_says_a_sentence_with_its_gaps():
    assert say_in("es")("Page {0} of {1}") == "Página {0} de {1}"
    assert say_in("en")("Page {0} of {1}") == "Page {0} of {1}"


def test_what_nobody_translated_comes_back_as_it_is():
    assert say_in("es")("Enamel mug, blue") == "Enamel mug, blue"


@pytest.mark.parametrize("language", ["de", "", "../es", "ES"])
def test_a_language_that_nobody_wrote_is_english(language, copied):
    assert say_in(language)("Claim code") == "Claim code"


def test_one_changed_byte_and_it_is_english(copied, caplog):
    path = copied / "shoebox_es.json"
    path.write_bytes(path.read_bytes().replace(b"C\xc3\xb3digo", b"C\xc3\xb3dige", 1))
    assert say_in("es")("Claim code") == "Claim code"
    assert "papers speak English" in caplog.text


@pytest.mark.parametrize("name", ["shoebox_es.json", "digests.txt"])
def test_a_missing_file_and_it_is_english(name, copied):
    (copied / name).unlink()
    assert say_in("es")("Claim code") == "Claim code"
