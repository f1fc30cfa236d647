"""A real mail server on loopback, with TLS and a sign-in, that refuses whom it is told to."""

import datetime as dt
import ssl
from contextlib import contextmanager
from email import message_from_bytes, policy

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from journeys.live import free_port

USER, PASSWORD = "line-of-sight", "a word for the mail server"
FROM = "line-of-sight@council.example"


class Received:
    """What arrived, and who is refused."""

    def __init__(self):
        self.messages = []
        self.refused = set()
        self.breaks_off = False

    async def handle_RCPT(self, _server, _session, envelope, address, _options):  # noqa: N802
        if address in self.refused:
            return "550 No such mailbox here"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, _session, envelope):  # noqa: N802
        if self.breaks_off:
            self.breaks_off = False
            server.transport.close()
            return "421 Gone"
        found = message_from_bytes(envelope.content, policy=policy.default)
        self.messages.append((tuple(envelope.rcpt_tos), found))
        return "250 OK"

    @property
    def whole(self):
        """Everything that arrived as a reader sees it: headers, text and HTML, decoded."""
        parts = []
        for _, one in self.messages:
            parts += [f"{name}: {value}" for name, value in one.items()]
            parts += [part.get_content() for part in one.walk() if not part.is_multipart()]
        return "\n".join(parts)


def certificate(folder):
    """Make a certificate for this machine, and give its file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = dt.datetime.now(tz=dt.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    file = folder / "mail.pem"
    file.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        + made.public_bytes(serialization.Encoding.PEM)
    )
    return file


def _authenticate(_server, _session, _envelope, _mechanism, given):
    is_right = (given.login, given.password) == (USER.encode(), PASSWORD.encode())
    return AuthResult(success=is_right, handled=False)


@contextmanager
def mail_server(file=None, *, first=False):
    """Serve mail on loopback: with TLS and a sign-in where a certificate is given, else plainly."""
    received = Received()
    asked = {}
    context = None
    if file is not None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(file)
        asked = {"authenticator": _authenticate}
        if first:  # the library knows TLS of STARTTLS alone
            asked |= {"auth_require_tls": False}
        else:
            asked |= {"auth_required": True, "tls_context": context, "require_starttls": True}
    served = Controller(
        received, hostname="127.0.0.1", port=free_port(), ssl_context=context if first else None,
        **asked,
    )  # fmt: skip
    served.start()
    try:
        yield received, served.port
    finally:
        served.stop()
