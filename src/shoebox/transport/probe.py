"""Feels its way to head office, or to a store's office, step by step, and says at which step it ends. Transport room.

Looks, sends no entry. Each step answers with a `Step`; the first that fails is the one to mend, so what lies behind it
is not tried.
"""

from __future__ import annotations

import json
import socket
import ssl
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from shoebox.domain.errors import ShoeboxError
from shoebox.transport.http_road import Address, HttpRoad, proxy_for, trust, trust_only

PROBE_S = 10.0
_OF_OFFICE = {
    "doctor.name": "doctor.office_name", "doctor.port": "doctor.office_port",
    "doctor.port_silent": "doctor.office_silent", "doctor.no_tls": "doctor.office_stranger",
    "doctor.stranger": "doctor.office_stranger", "doctor.tls_name": "doctor.office_other",
    "doctor.tls_date": "doctor.office_other", "doctor.tls_unknown": "doctor.office_other",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that was tried. ``code`` is empty where it is right; ``facts`` are for its sentence."""

    name: str
    code: str = ""
    facts: dict[str, Any] = field(default_factory=dict)

    @property
    def is_right(self) -> bool:
        """Whether this is as it must be."""
        return not self.code


def probe(address: Address, *, ca_file: Path | None = None, pinned: bytes = b"", wait_s: float = PROBE_S) -> list[Step]:
    """Name, port, TLS and who answers, in this order, up to the first that is wrong.

    With `pinned` it is the office of the store that must answer, under this very certificate and through no proxy.
    """
    at = (None if pinned else proxy_for(address)) or address
    through = at is not address
    steps: list[Step] = []
    found = _name(at, through=through)
    steps.append(found)
    if found.is_right:
        steps.append(_port(at, wait_s, through=through))
    if steps[-1].is_right and address.scheme == "https" and not through:
        steps.append(_tls(address, lambda: trust_only(pinned) if pinned else trust(ca_file), wait_s))
    if steps[-1].is_right:
        road = HttpRoad(address, ca_file=ca_file, answer_s=wait_s, pinned=pinned)
        steps.append(_who_answers(road, address, through=through, is_office=bool(pinned)))
    return [_of_office(step) for step in steps] if pinned else steps


def _of_office(step: Step) -> Step:
    """The same step, told of the store's own network: other people mend it."""
    return replace(step, code=_OF_OFFICE.get(step.code, step.code))


def _name(at: Address, *, through: bool) -> Step:
    facts = {"host": at.host}
    try:
        socket.getaddrinfo(at.host, at.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as wrong:
        why = getattr(wrong, "strerror", None) or str(wrong)
        return Step("name", "doctor.proxy_name" if through else "doctor.name", {**facts, "why": why})
    return Step("name", facts=facts)


def _port(at: Address, wait_s: float, *, through: bool) -> Step:
    facts = {"host": at.host, "port": at.port}
    try:
        with socket.create_connection((at.host, at.port), timeout=wait_s):
            return Step("port", facts=facts)
    except TimeoutError:
        return Step("port", "doctor.port_silent", facts)
    except OSError as wrong:
        code = "doctor.proxy_port" if through else "doctor.port"
        return Step("port", code, {**facts, "why": wrong.strerror or str(wrong)})


def _tls(address: Address, trusting: Callable[[], ssl.SSLContext], wait_s: float) -> Step:
    facts = {"host": address.host, "port": address.port}
    try:
        context = trusting()
        with (
            socket.create_connection((address.host, address.port), timeout=wait_s) as line,
            context.wrap_socket(line, server_hostname=address.host) as secure,
        ):
            return Step("TLS", facts={**facts, "version": secure.version() or ""})
    except ssl.SSLCertVerificationError as wrong:
        return Step("TLS", _certificate_code(wrong), {**facts, "why": wrong.verify_message})
    except ssl.SSLError as wrong:
        return Step("TLS", "doctor.no_tls", {**facts, "why": wrong.reason or ""})
    except ShoeboxError as wrong:
        return Step("TLS", wrong.code, wrong.facts)
    except OSError as wrong:
        return Step("TLS", "doctor.no_tls", {**facts, "why": wrong.strerror or str(wrong)})


_PROXY_LOGIN = " 407 "  # in what Python's own client says of a tunnel that was refused
# OpenSSL's numbers: the name of another host or address; run out, not yet valid.
_OTHER_NAME, _DATES = frozenset({62, 64}), frozenset({9, 10})


def _certificate_code(wrong: ssl.SSLCertVerificationError) -> str:
    if wrong.verify_code in _OTHER_NAME:
        return "doctor.tls_name"
    return "doctor.tls_date" if wrong.verify_code in _DATES else "doctor.tls_unknown"


def _who_answers(road: HttpRoad, address: Address, *, through: bool, is_office: bool) -> Step:
    """Head office's own health, or an office's, or somebody else: a proxy's page, a hotel's, another program."""
    name = "proxy" if through else "answer"
    try:
        answer = road.get("/v1/health")
        plain = json.loads(answer.body.decode("utf-8")) if answer.status == 200 else None
        version = plain["version"] if isinstance(plain, dict) and isinstance(plain.get("version"), str) else ""
    except (ShoeboxError, ValueError, RecursionError) as wrong:
        why = wrong.facts.get("why", "") if isinstance(wrong, ShoeboxError) else "not head office's words"
        # A proxy that wants a password says so before there is anybody to ask: it lets no tunnel through.
        code = "doctor.proxy_login" if through and _PROXY_LOGIN in why else "doctor.stranger"
        return Step(name, code, {"host": address.host, "why": why})
    finally:
        road.close()
    if not version:
        code = "doctor.proxy_login" if answer.status == 407 else "doctor.stranger"
        return Step(name, code, {"host": address.host, "why": f"status {answer.status}"})
    if plain is not None and bool(plain.get("office")) != is_office:
        return Step(name, "doctor.is_head_office" if is_office else "doctor.is_office", {"host": address.host})
    return Step(name, facts={"host": address.host, "version": version[:40]})
