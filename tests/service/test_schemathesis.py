"""The document of head office's door, taken at its word by a program that knows nothing else of it: schemathesis.

What it makes of the document is asked of a real server; every answer must be one that the document names, in the shape
that it says. `test_hostile_requests.py` asks what a program that knows the formats makes up.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bookmaking import HandClock
from casemaking import STAFF
from fuzz import samples
from fuzz.sealing import REGISTER
from postgresmaking import enrolled_at_the_desk, server_for_service
from service.test_hostile_requests import document
from servicing import ask, serving
from shoebox.central import Central
from shoebox.domain.box import Enrolment

pytestmark = pytest.mark.thorough

schemathesis: Any = pytest.importorskip("schemathesis", reason="the extra dev brings it")
checks: Any = pytest.importorskip("schemathesis.specs.openapi.checks")
not_a_server_error: Any = pytest.importorskip("schemathesis.checks").not_a_server_error

CHECKS = [
    not_a_server_error, checks.status_code_conformance, checks.content_type_conformance,
    checks.response_headers_conformance, checks.response_schema_conformance, checks.unsupported_method,
]  # fmt: skip
WAYS = [(path, method) for path, ways in document()["paths"].items() for method in ways]
SEEDS = [
    data
    for make in (samples.boxes, samples.parcels, samples.parcel_parts, samples.line_messages, samples.talk_messages)
    for data in make()
]


@contextmanager
def door_of(folder: Path, server: str) -> Iterator[str]:
    own = Enrolment(store="085", register="1", store_name="Harbour Row", epoch=1, public_key=REGISTER.public_key)
    enrolled_at_the_desk(folder, server, own)
    with (
        Central.open(folder, HandClock(), server=server) as central,
        serving(central, staff=STAFF) as listening,
    ):
        yield listening


@pytest.fixture(scope="module", params=["file", pytest.param("server", marks=pytest.mark.postgres)])
def address(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    server = server_for_service() if request.param == "server" else ""
    with door_of(tmp_path_factory.mktemp("asked") / "hq", server) as listening:
        yield listening


@pytest.fixture(scope="module")
def beside_its_file(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """What is refused at the door is refused before any database is asked: many tries of one will do."""
    with door_of(tmp_path_factory.mktemp("asked") / "hq", "") as listening:
        yield listening


@pytest.fixture(scope="module")
def described() -> Any:
    """The document as it reads it; bytes are what registers send, or any."""
    schemathesis.openapi.media_type("application/octet-stream", st.sampled_from(SEEDS) | st.binary(max_size=2_000))
    return schemathesis.openapi.from_dict(document())


def asked_of(address: str, described: Any, path: str, method: str, times: int) -> None:
    way = described[path][method.upper()]
    cases = st.one_of(*(way.as_strategy(generation_mode=mode) for mode in schemathesis.GenerationMode))
    within = settings(
        max_examples=times, derandomize=True, database=None, deadline=None, suppress_health_check=list(HealthCheck)
    )

    @within
    @given(case=cases)
    def asked(case: Any) -> None:
        case.validate_response(case.call(base_url=address), checks=CHECKS)

    asked()


@pytest.mark.parametrize(("path", "method"), WAYS)
def test_every_answer_is_as_the_document_says(address: str, described: Any, path: str, method: str) -> None:
    asked_of(address, described, path, method, 12)
    assert ask(address, "/v1/health").status == 200


@pytest.mark.thorough
@pytest.mark.parametrize(("path", "method"), WAYS)
def test_so_are_a_hundred_more(beside_its_file: str, described: Any, path: str, method: str) -> None:
    asked_of(beside_its_file, described, path, method, 100)
    assert ask(beside_its_file, "/v1/health").status == 200


def test_an_answer_that_no_document_names_is_noticed(address: str) -> None:
    """The same door under a document that has forgotten what a refusal is."""
    forgot = copy.deepcopy(document())
    del forgot["paths"]["/v1/hello"]["post"]["responses"]["422"]
    with pytest.raises(BaseExceptionGroup) as caught:
        asked_of(address, schemathesis.openapi.from_dict(forgot), "/v1/hello", "post", 12)
    assert caught.group_contains(checks.UndefinedStatusCode)
