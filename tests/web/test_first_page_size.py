"""What the first page takes over the wire, served as a server serves it: at most 150 kilobytes.

Static files are compressed once, when they are collected. Pages are not: each holds a token of its
form beside words that somebody else may have typed, and compressed sizes would give it away.
"""

import re

import pytest
from django.core.management import call_command

from lineofsight.accounts.roles import Role
from lineofsight.picture import open_picture
from lineofsight.web.settings import _HASHED
from signed_in import client_of, person

MOST = 150_000
IN_THE_PAGE = re.compile(r'(?:href|src)="(/static/[^"]+)"')
IN_THE_STYLE = re.compile(r'url\("?(/static/[^")]+|[^")/][^")]*)"?\)')
PACKED = {"Accept-Encoding": "gzip"}


@pytest.fixture
def manager(sample_home, settings, db, tmp_path):
    settings.HOME, settings.SECOND_FACTOR = sample_home, False
    settings.STATIC_ROOT, settings.WHITENOISE_USE_FINDERS = str(tmp_path / "static"), False
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": _HASHED}}
    call_command("collectstatic", interactive=False, verbosity=0)
    largest = max(
        open_picture(sample_home).rows("select * from team"), key=lambda one: one["children"]
    )
    return client_of(person(Role.TEAM_MANAGER, place=largest["name"]))


def body_of(response) -> bytes:
    assert response.status_code == 200
    return response.getvalue()


def test_the_first_page_with_all_it_asks_for_is_small(manager):
    page = manager.get("/", headers=PACKED)
    asked = dict.fromkeys(IN_THE_PAGE.findall(page.content.decode()))
    sizes = {"/": len(page.content)}
    for address in asked:
        answer = manager.get(address, headers=PACKED)
        sizes[address] = len(body_of(answer))
        if address.endswith(".css"):
            assert answer.headers["Content-Encoding"] == "gzip", address
            for name in IN_THE_STYLE.findall(manager.get(address).getvalue().decode()):
                file = name if name.startswith("/") else f"{address.rsplit('/', 1)[0]}/{name}"
                sizes[file] = len(body_of(manager.get(file, headers=PACKED)))

    assert any(name.endswith(".css") for name in sizes)
    assert any("woff" in name for name in sizes)
    assert sum(sizes.values()) <= MOST, sizes
    assert "Content-Encoding" not in page.headers
