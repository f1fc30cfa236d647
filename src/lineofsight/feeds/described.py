"""The API's description (OpenAPI) and its addresses, each held to the access it declares."""

import json
from collections.abc import Callable
from functools import cache
from typing import Any

from django.http import HttpRequest, JsonResponse
from django.urls import URLPattern, path
from django.views.decorators.http import require_safe
from ninja import NinjaAPI

from lineofsight.accounts.access import access_of, allows
from lineofsight.accounts.matrix import Right
from lineofsight.feeds.api import api
from lineofsight.feeds.said import KIND

PLACE = "api/v1/"


def addresses_of(described: NinjaAPI) -> list[URLPattern]:
    """Give the addresses of an API; one whose operation declares no access declares none.

    The process then does not start, as with any other view.
    """
    found = []
    for router in described._get_bound_routers():  # noqa: SLF001  the library offers no other way
        for address, operations in router.path_operations.items():
            first, *others = operations.operations
            declared = {access_of(one.view_func) for one in (first, *others)}
            view: Callable[..., Any] = operations.get_view()
            if len(declared) == 1 and None not in declared:
                view.access = declared.pop()  # type: ignore[attr-defined]
            route = PLACE + address.strip("/").replace("{code}", "<str:code>")
            found.append(path(route, view, name=f"api-{first.operation_id}"))
    return found


@cache
def document() -> dict[str, Any]:
    """Describe the API: faults are problem documents, and a token is asked everywhere."""
    described = api.get_openapi_schema(path_prefix=f"/{PLACE}")
    told: dict[str, Any] = json.loads(json.dumps(described))
    told["components"]["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer"}}
    told["security"] = [{"token": []}]
    for operations in told["paths"].values():
        for operation in operations.values():
            for status, response in operation["responses"].items():
                if int(status) >= 400 and "application/json" in response.get("content", {}):
                    response["content"] = {KIND: response["content"].pop("application/json")}
    return told


@allows(Right.READ_FEEDS)
@require_safe
def openapi(_request: HttpRequest) -> JsonResponse:
    """Serve the description for programs."""
    return JsonResponse(document())
