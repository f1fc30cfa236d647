"""Tests for serving to this machine: what is started beside the site ends with it."""

import os
import signal
import subprocess

import pytest

from lineofsight.web import serving


def test_who_asks_the_site_to_end_ends_its_worker_too(settings, sample_home, monkeypatch):
    settings.HOME = sample_home
    workers = []

    class Kept(subprocess.Popen):
        def __init__(self, words):
            super().__init__(words)
            workers.append(self)

    monkeypatch.setattr(serving, "_PROGRAM", "import time; time.sleep(60)")
    monkeypatch.setattr(serving.subprocess, "Popen", Kept)
    monkeypatch.setattr(serving, "get_wsgi_application", lambda: None)
    monkeypatch.setattr(
        serving, "serve_threads", lambda *_, **__: os.kill(os.getpid(), signal.SIGTERM)
    )
    before = signal.getsignal(signal.SIGTERM)
    try:
        with pytest.raises(SystemExit):
            serving.run(0)
    finally:
        signal.signal(signal.SIGTERM, before)
    assert [worker.returncode for worker in workers] == [-signal.SIGTERM]
