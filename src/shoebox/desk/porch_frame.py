"""A frame that stands there as its porch until it is built. Desk; knows no page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shoebox.desk.frame import Frame

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shoebox.desk.places import Place
    from shoebox.desk.porch import Porch, Taken


class PorchFrame(Frame):
    """Made unbuilt. `open_porch` before it is shown; then `build`, which anything does that needs the window itself."""

    def __init__(self, face: str, title: str, *, nav: Sequence[Place], standing: bool) -> None:
        super().__init__(face, title, nav=nav, standing=standing, later=True)
        self._porch: Porch | None = None

    def open_porch(self) -> None:
        """Stand there and take keys, before anything that a window is made of is loaded."""
        from shoebox.desk.porch import Porch  # noqa: PLC0415  (a window made beside another never has one)

        if not self.is_built:
            self._porch = Porch(self, self._title, self._places)
            self._column.addWidget(self._porch)

    def build(self) -> None:
        """Make the window, and go on with what was typed in its porch."""
        if self.is_built:
            return
        taken = self._porch.leave() if self._porch is not None else None
        self._porch = None
        super().build()
        self.begin(taken)

    def begin(self, taken: Taken | None) -> None:
        """The window is there; what was typed in its porch, where it had one."""
        raise NotImplementedError
