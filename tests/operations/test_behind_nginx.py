"""Before the site stands nginx with the file of deploy/: TLS, what it passes on, large bodies.

Behind it stands here what only says what reached it.
"""

import http.client
import json
import ssl
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from operations.nginx import LONGEST_WAIT, NAME, before

pytestmark = pytest.mark.needs_program("nginx")


class Echo(BaseHTTPRequestHandler):
    """Answers with the headers and the size of what it was sent."""

    def do_POST(self):
        many = len(self.rfile.read(int(self.headers["Content-Length"])))
        said = json.dumps({**self.headers, "bytes": many}).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(said)))
        self.end_headers()
        self.wfile.write(said)

    def log_message(self, *_words):
        """Say nothing."""


@pytest.fixture(scope="module")
def ports(tmp_path_factory):
    """Run nginx with our file before the echo: the ports without and with TLS, and the folder."""
    folder = tmp_path_factory.mktemp("nginx")
    echo = ThreadingHTTPServer(("127.0.0.1", 0), Echo)
    threading.Thread(target=echo.serve_forever, daemon=True).start()
    try:
        with before(echo.server_port, folder) as (plain, secure):
            yield plain, secure, folder
    finally:
        echo.shutdown()
        echo.server_close()


def sent(ports, body=b"", **headers):
    """Send to the site as a browser does, and give the answer and what reached the site."""
    _, secure, folder = ports
    trusts = ssl.create_default_context(cafile=folder / "cert")
    connection = http.client.HTTPSConnection(NAME, secure, timeout=LONGEST_WAIT, context=trusts)
    connection.request("POST", "/data/send/", body, {"Host": NAME, **headers})
    answer = connection.getresponse()
    read = answer.read()
    connection.close()
    return answer, json.loads(read) if answer.status == 200 else {}


def test_whoever_comes_without_tls_is_sent_to_the_site_and_nowhere_else(ports):
    connection = http.client.HTTPConnection("127.0.0.1", ports[0], timeout=LONGEST_WAIT)
    connection.request("GET", "/children/", headers={"Host": "elsewhere.example"})
    answer = connection.getresponse()
    connection.close()

    assert (answer.status, answer.headers["Location"]) == (301, f"https://{NAME}/children/")


def test_the_address_nginx_saw_stands_last_whatever_a_visitor_pretends(ports):
    pretended = {"X-Forwarded-For": "192.0.2.1", "X-Forwarded-Proto": "http"}
    answer, reached = sent(ports, **pretended)

    assert reached["X-Forwarded-For"].split(", ") == ["192.0.2.1", "127.0.0.1"]
    assert (reached["X-Forwarded-Proto"], reached["Host"]) == ("https", NAME)
    assert answer.headers["Server"] == "nginx", "without its version"


def test_a_return_arrives_whole_that_is_larger_than_nginx_takes_by_itself(ports):
    _, reached = sent(ports, b"a" * 8_000_000)

    assert reached["bytes"] == 8_000_000
