"""Code stays short: functions p90 25 lines and never over 70, files p90 350 and never over 600, a window class 150."""

from __future__ import annotations

import ast

import pytest

from house.tree import modules, nodes

FUNCTION_P90, FUNCTION_MAX = 25, 70
FILE_P90, FILE_MAX = 350, 600
WINDOW_MAX = 150


def length(node: ast.AST) -> int:
    return node.end_lineno - node.lineno + 1


def p90(sizes: list[int]) -> int:
    return sorted(sizes)[int(len(sizes) * 0.9)]


def functions() -> list[tuple[str, int]]:
    found = nodes((ast.FunctionDef, ast.AsyncFunctionDef))
    return [(f"{module.name}:{node.lineno} {node.name}", length(node)) for module, node in found]


def test_no_function_is_long():
    assert [(name, lines) for name, lines in functions() if lines > FUNCTION_MAX] == []


def test_most_functions_are_short():
    assert p90([lines for _, lines in functions()]) <= FUNCTION_P90


def test_no_file_is_long():
    assert [(module.name, module.lines) for module in modules() if module.lines > FILE_MAX] == []


def test_most_files_are_short():
    assert p90([module.lines for module in modules()]) <= FILE_P90


def test_windows_only_assemble():
    windows = [
        (module.name, node.name, length(node)) for module, node in nodes(ast.ClassDef) if node.name.endswith("Window")
    ]
    assert [window for window in windows if window[2] > WINDOW_MAX] == []


@pytest.mark.parametrize(("sizes", "expected"), [(list(range(1, 101)), 91), ([5], 5), ([1, 2], 2)])
def test_p90_is_the_size_that_nine_of_ten_stay_below(sizes, expected):
    assert p90(sizes) == expected
