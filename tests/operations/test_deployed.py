"""What stands on a server: gunicorn over a real PostgreSQL, signed in to and read as people do."""

import gzip
import http.client
import importlib.util
import re
import shutil
import ssl
from pathlib import Path

import pytest

from databases import new_database
from operations import nginx

ROOT = Path(__file__).resolve().parents[2]


def load_maker():
    """The benchmark's own browser and server, which are tried here too."""
    spec = importlib.util.spec_from_file_location("load", ROOT / "bench/load.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


load = load_maker()
PEOPLE = "from lineofsight.accounts.sample_people import make; print(*make(training=True))"


class Outside(load.Browser):
    """A browser that comes to nginx by TLS."""

    def __init__(self, port, trusts):
        super().__init__(port)
        self.trusts = trusts

    def connection(self):
        return http.client.HTTPSConnection("localhost", self.port, timeout=60, context=self.trusts)


@pytest.fixture(scope="module")
def site(postgresql, sample_home, tmp_path_factory):
    """A training site as a server runs it: its port and the password of its people."""
    home = tmp_path_factory.mktemp("served") / "home"
    shutil.copytree(sample_home.path, home)
    with new_database(postgresql, "served") as address:
        here = load.environment(home, address)
        load.made_ready(home, 250, here)
        said = load.run("manage", "shell", "--verbosity", 0, "--command", PEOPLE, here=here)
        password = re.search(r"password (\S+)", said)[1]
        port = nginx.free_port()
        process = load.served(port, 2, here)
        try:
            yield port, password, here
        finally:
            process.terminate()
            process.wait(30)


def test_people_sign_in_and_open_pages_over_postgresql(site):
    port, password, _ = site
    browser = load.Browser(port)
    browser.sign_in("team-manager@sample.example", password)
    opened = {path: browser.ask(path) for path in ("/", "/scorecard/", "/children/", "/help/")}

    assert {path: answer[0] for path, answer in opened.items()} == dict.fromkeys(opened, 200)
    _, headers, page = opened["/children/"]
    assert headers["Cache-Control"].startswith("no-store") or "no-store" in headers["Cache-Control"]
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert headers["Strict-Transport-Security"].startswith("max-age=31536000")
    assert headers["X-Frame-Options"] == "DENY"
    child = re.search(r'href="(/children/[A-Za-z0-9_-]{22}/)"', page)[1]
    assert browser.ask(child)[0] == 200


@pytest.mark.needs_program("nginx")
def test_people_sign_in_through_nginx_and_nobody_comes_without_tls(site, tmp_path):
    port, password, _ = site
    with nginx.before(port, tmp_path) as (plain, secure):
        browser = Outside(secure, ssl.create_default_context(cafile=tmp_path / "cert"))
        browser.sign_in("team-manager@sample.example", password)
        status, headers, page = browser.ask("/children/")
        without = load.Browser(plain).ask("/children/")

    assert status == 200
    assert re.search(r"\d children</h2>", page)
    assert headers["Strict-Transport-Security"].startswith("max-age=31536000")
    assert (without[0], without[1]["Location"]) == (301, "https://localhost/children/")


def test_whoever_is_not_signed_in_is_led_to_the_door(site):
    status, headers, _ = load.Browser(site[0]).ask("/children/")

    assert (status, headers["Location"].startswith("/account/sign-in/")) == (302, True)


def test_style_sheets_come_compressed_and_may_be_kept(site):
    port, _, _ = site
    _, _, page = load.Browser(port).ask("/account/sign-in/")
    path = re.search(r'href="(/static/[^"]+\.css)"', page)[1]
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", path, headers={
        "Host": "localhost", "X-Forwarded-Proto": "https", "Accept-Encoding": "gzip"})  # fmt: skip
    answer = connection.getresponse()
    body = answer.read()
    connection.close()

    assert answer.headers["Content-Encoding"] == "gzip"
    assert "immutable" in answer.headers["Cache-Control"]
    assert len(gzip.decompress(body)) > 3 * len(body)
