"""The API keeps what its description promises, whatever is asked of it (schemathesis)."""

import pytest
import schemathesis
from django.core.handlers.wsgi import WSGIHandler
from hypothesis import HealthCheck, given, settings

from feeds.conftest import a_token
from lineofsight.accounts.roles import Role
from lineofsight.feeds.described import document
from signed_in import person

OPERATIONS = sorted(
    one["operationId"] for address in document()["paths"].values() for one in address.values()
)
FEW = 8
"""Examples of each operation: about 160 requests in all."""


@pytest.fixture
def asking(site, monkeypatch):
    """The described API, and the headers that a token needs."""
    monkeypatch.setattr("lineofsight.feeds.metering.A_MINUTE", 10**6)
    monkeypatch.setattr("lineofsight.feeds.bearer.metering.wait", lambda *_, **__: 0)
    _, secret = a_token(person(Role.ANALYST))
    schema = schemathesis.openapi.from_dict(document())
    schema.app = WSGIHandler()
    headers = {"X-Forwarded-Proto": "https", "Host": "localhost"}
    return schema, headers, {"Authorization": f"Bearer {secret}"}


def tried(operation, headers, check):
    @settings(
        max_examples=FEW, deadline=None, derandomize=True, database=None,
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(case=operation.as_strategy())
    def each(case):
        check(case, case.call(headers=headers))

    each()


@pytest.mark.parametrize("name", OPERATIONS)
def test_every_answer_is_as_described(asking, name):
    schema, headers, token = asking
    statuses = set()

    def check(case, answer):
        statuses.add(answer.status_code)
        assert answer.status_code < 500
        case.validate_response(answer, headers={**headers, **token})

    tried(schema.find_operation_by_id(name), {**headers, **token}, check)
    assert statuses <= {200, 404, 422}


@pytest.mark.parametrize("name", OPERATIONS)
def test_nothing_is_answered_without_a_token(asking, name):
    schema, headers, _ = asking
    bodies = set()
    tried(
        schema.find_operation_by_id(name), headers,
        lambda _case, answer: bodies.add((answer.status_code, answer.content)),
    )  # fmt: skip
    assert [status for status, _ in bodies] == [401]
