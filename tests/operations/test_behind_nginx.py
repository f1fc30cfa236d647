"""Before the site stands nginx with the file of deploy/: TLS, what it passes on, large bodies.

Behind it stands here what only says what reached it.
"""

import datetime as dt
import http.client
import json
import re
import socket
import ssl
import subprocess
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

pytestmark = pytest.mark.needs_program("nginx")
OURS = Path(__file__).resolve().parents[2] / "deploy/nginx.conf"
NAME = "localhost"
LONGEST_WAIT = 60  # seconds
AROUND = """
user root;
events {{}}
pid {folder}/pid;
error_log {folder}/errors crit;
http {{
{paths}
{site}
}}
"""


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


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def certificate(folder):
    """Make a certificate that nobody else vouches for."""
    key, now = ec.generate_private_key(ec.SECP256R1()), dt.datetime.now(dt.UTC)
    named = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, NAME)])
    made = (
        x509.CertificateBuilder()
        .subject_name(named)
        .issuer_name(named)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(NAME)]), critical=False)
        .sign(key, hashes.SHA256())
    )
    (folder / "cert").write_bytes(made.public_bytes(serialization.Encoding.PEM))
    (folder / "key").write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )


def exchanged(folder, *, plain, secure, behind):
    """Our file with its ports, folders, certificate and socket exchanged for the test's."""
    ours = OURS.read_text("utf-8")
    for said, here in (
        (r"listen \[::\].*\n", "\n"),
        (r"listen 80;", f"listen 127.0.0.1:{plain};"),
        (r"listen 443", f"listen 127.0.0.1:{secure}"),
        (r"sight\.example\.gov\.uk;", f"{NAME};"),
        (r"ssl_certificate  .*;", f"ssl_certificate {folder}/cert;"),
        (r"ssl_certificate_key .*;", f"ssl_certificate_key {folder}/key;"),
        (r"error_log .*;", f"error_log {folder}/errors crit;"),
        (r"http://unix:\S+;", f"http://127.0.0.1:{behind};"),
    ):
        ours, many = re.subn(said, here, ours)
        assert many, said
    kept = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    paths = "\n".join(f"{name}_temp_path {folder}/{name};" for name in kept)
    return AROUND.format(folder=folder, paths=paths, site=ours)


@pytest.fixture(scope="module")
def ports(tmp_path_factory):
    """Run nginx with our file before the echo: the ports without and with TLS, and the folder."""
    folder = tmp_path_factory.mktemp("nginx")
    certificate(folder)
    echo = ThreadingHTTPServer(("127.0.0.1", 0), Echo)
    threading.Thread(target=echo.serve_forever, daemon=True).start()
    plain, secure = free_port(), free_port()
    written = exchanged(folder, plain=plain, secure=secure, behind=echo.server_port)
    (folder / "conf").write_text(written)
    command = ["nginx", "-p", folder, "-e", folder / "errors", "-c", folder / "conf"]
    process = subprocess.Popen([*command, "-g", "daemon off;"])
    try:
        wait_for(secure)
        yield plain, secure, folder
    finally:
        process.terminate()
        process.wait(LONGEST_WAIT)
        echo.shutdown()
        echo.server_close()


def wait_for(port):
    end = time.monotonic() + LONGEST_WAIT
    while True:
        with socket.socket() as one:
            if one.connect_ex(("127.0.0.1", port)) == 0:
                return
        assert time.monotonic() < end, "nginx did not begin"
        time.sleep(0.1)


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
