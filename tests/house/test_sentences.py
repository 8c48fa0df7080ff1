"""Every refusal and trouble has a sentence, and every sentence something that says it."""

from __future__ import annotations

import ast
import string
from functools import cache

import pytest

from house.tree import modules, nodes
from shoebox.domain.errors import Refusal
from shoebox.domain.sentences import SENTENCES, sentence

ERRORS = {"Refusal", "Trouble"}
SENTENCE_ROOM = "domain/sentences/"
# What `shoebox verify` finds is told after the name of the file, so it goes on in small letters.
AFTER_A_NAME = "verify."


def error_classes() -> set[str]:
    """Refusal, Trouble and every class made from them."""
    known = set(ERRORS)
    classes = [node for _, node in nodes(ast.ClassDef)]
    while more := {node.name for node in classes if known & {ast.unparse(base) for base in node.bases}} - known:
        known |= more
    return known


@cache
def raised() -> dict[str, str]:
    """Code to the place where it is raised with the code written out."""
    known = error_classes()
    return {
        node.args[0].value: f"{module.name}:{node.lineno}"
        for module, node in nodes(ast.Call)
        if known & {getattr(node.func, "attr", ""), getattr(node.func, "id", "")}
        and node.args
        and isinstance(node.args[0], ast.Constant)
        and isinstance(node.args[0].value, str)
    }


def words_of_the_house() -> set[str]:
    """Every text written out in the code, but for the sentences themselves: codes may come by way of a table."""
    return {
        node.value
        for module, node in nodes(ast.Constant)
        if isinstance(node.value, str) and not module.name.startswith(SENTENCE_ROOM)
    }


def test_every_code_that_is_raised_has_a_sentence():
    assert {code: place for code, place in raised().items() if code not in SENTENCES} == {}


def test_every_sentence_is_said_somewhere():
    assert sorted(SENTENCES.keys() - words_of_the_house()) == []


def test_no_code_has_two_sentences():
    """Areas are merged into one table, where the later one would win unseen; the forms for one are a table apart."""
    keys = [
        key.value
        for module, node in nodes(ast.Dict)
        if module.name.startswith(SENTENCE_ROOM) and not module.name.startswith(f"{SENTENCE_ROOM}ones")
        for key in node.keys
        if isinstance(key, ast.Constant)
    ]
    assert sorted(key for key in set(keys) if keys.count(key) > 1) == []


@pytest.mark.parametrize("code", sorted(SENTENCES))
def test_a_sentence_is_one(code):
    """It begins like one and ends like one (or with the command to type), and its gaps are names."""
    template = SENTENCES[code]
    gaps = [name for _, name, _, _ in string.Formatter().parse(template) if name is not None]
    told, _, command = template.rpartition(": ")
    assert template[0].isupper() or template[0] in "{“'\"" or code.startswith(AFTER_A_NAME)
    assert template.rstrip("”'\")")[-1] in ".?!}" or (told and command.startswith(("shoebox ", "pip ", "./installer/")))
    assert all(gap.isidentifier() for gap in gaps)


def test_facts_fill_the_gaps():
    told = sentence(Refusal("money.unreadable", example="12.50"))
    assert "12.50" in told
    assert "?" not in told


def test_there_is_something_to_look_at():
    """The scan itself works: it finds modules and raised codes."""
    assert len(modules()) > 20
    assert len(raised()) > 10
