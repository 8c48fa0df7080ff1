"""Habits of the code that no linter knows: docstrings that place a module, no float near money, no forgotten stub."""

from __future__ import annotations

import ast
import re
from collections import Counter

from house.tree import modules, nodes

# Rooms where amounts are counted: a float there is a cent lost sooner or later.
MONEY_ROOMS = ("domain/", "till/", "day/", "formats/", "casework/")
# Where a float is no amount: seconds on a clock, or how sure a rule is.
NOT_MONEY = re.compile(r"second|clock|sure|share|ratio|likely|score|weight|chance|percent|progress|monotonic|ms\b")


def test_every_module_says_what_it_is():
    assert [module.name for module in modules() if not ast.get_docstring(module.tree)] == []


def test_no_float_touches_money():
    floats = [
        (module.name, node.lineno, line)
        for module, node in nodes(ast.Name)
        if node.id == "float"
        and module.name.startswith(MONEY_ROOMS)
        and not NOT_MONEY.search(line := module.text.splitlines()[node.lineno - 1])
    ]
    assert floats == []


def test_amounts_are_never_declared_as_float():
    """`amount_minor: float` anywhere in the house."""
    declared = [(module, node, ast.unparse(node)) for module, node in nodes((ast.arg, ast.AnnAssign))]
    money = re.compile(r"^(\w*_)?(amount|minor|cents|price|money): .*\bfloat\b")
    assert [(module.name, node.lineno, text) for module, node, text in declared if money.search(text)] == []


def test_nothing_is_left_for_later():
    """No note to self, and no stub: a method that raises NotImplementedError is one that other classes answer."""
    words = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")
    notes = [(module.name, word.group()) for module in modules() for word in words.finditer(module.text)]
    functions = [(module, node) for module, node in nodes((ast.FunctionDef, ast.AsyncFunctionDef))]
    answered = Counter(node.name for _, node in functions)
    stubs = [
        (module.name, node.name)
        for module, node in functions
        if "NotImplementedError" in module.text
        and "NotImplementedError" in ast.unparse(node.body[-1])
        and answered[node.name] < 2
    ]
    assert (notes, stubs) == ([], [])


def test_nothing_is_caught_and_swallowed():
    """`except Exception: pass` hides a lost sale."""
    broad = [
        (module.name, node.lineno)
        for module, node in nodes(ast.ExceptHandler)
        if (node.type is None or ast.unparse(node.type) in {"Exception", "BaseException"})
        and all(isinstance(statement, ast.Pass) for statement in node.body)
    ]
    assert broad == []
