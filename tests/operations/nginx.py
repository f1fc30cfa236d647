"""nginx as it stands before a site, with the file of deploy/ whose places are exchanged."""

import datetime as dt
import re
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

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


@contextmanager
def before(behind: int, folder: Path) -> Iterator[tuple[int, int]]:
    """Run nginx with our file before what listens on a port: its ports without and with TLS."""
    certificate(folder)
    plain, secure = free_port(), free_port()
    (folder / "conf").write_text(exchanged(folder, plain=plain, secure=secure, behind=behind))
    command = ["nginx", "-p", folder, "-e", folder / "errors", "-c", folder / "conf"]
    process = subprocess.Popen([*command, "-g", "daemon off;"])
    try:
        wait_for(secure)
        yield plain, secure
    finally:
        process.terminate()
        process.wait(LONGEST_WAIT)


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def certificate(folder: Path) -> None:
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


def exchanged(folder: Path, *, plain: int, secure: int, behind: int) -> str:
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


def wait_for(port: int) -> None:
    end = time.monotonic() + LONGEST_WAIT
    while True:
        with socket.socket() as one:
            if one.connect_ex(("127.0.0.1", port)) == 0:
                return
        assert time.monotonic() < end, "nginx did not begin"
        time.sleep(0.1)
