"""The looks are tested on the same dressed application as the windows."""

from __future__ import annotations

from desk.conftest import app, dressed, lanes, qapp_cls, screen_is_free, shown

__all__ = ["app", "dressed", "lanes", "qapp_cls", "screen_is_free", "shown"]
