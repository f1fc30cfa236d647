"""A mail server that takes letters, and a source of what is told."""

import pytest

from mail_server import certificate, mail_server
from telling import TOLD, point_to


@pytest.fixture
def told(settings):
    """Let a test say what is to be told."""
    settings.NOTICE_SOURCES = ["telling.source"]
    TOLD.clear()
    yield TOLD
    TOLD.clear()


@pytest.fixture(scope="session")
def mail_certificate(tmp_path_factory):
    return certificate(tmp_path_factory.mktemp("mail"))


@pytest.fixture
def trusted(mail_certificate, monkeypatch):
    """Let the client trust the server's certificate, as a machine does its authorities."""
    monkeypatch.setenv("SSL_CERT_FILE", str(mail_certificate))
    return mail_certificate


@pytest.fixture
def inbox(settings, trusted):
    """A mail server that the site is pointed to, with TLS and its sign-in."""
    with mail_server(trusted) as (received, port):
        point_to(settings, port)
        yield received
