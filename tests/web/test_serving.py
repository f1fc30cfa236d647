"""Tests for serving to this machine: what is started beside the site ends with it."""

import os
import signal
import subprocess
import sys
import threading
import time

import pytest

from lineofsight.web import beside, serving


def test_who_asks_the_site_to_end_ends_its_worker_too(settings, sample_home, monkeypatch):
    settings.HOME = sample_home
    workers = []

    class Kept(subprocess.Popen):
        def __init__(self, words):
            super().__init__(words)
            workers.append(self)

    monkeypatch.setattr(serving, "_PROGRAM", "import time; time.sleep(60)")
    monkeypatch.setattr(beside.subprocess, "Popen", Kept)
    monkeypatch.setattr(serving, "get_wsgi_application", lambda: None)
    monkeypatch.setattr(
        serving, "serve_threads", lambda *_, **__: os.kill(os.getpid(), signal.SIGTERM)
    )
    before = signal.getsignal(signal.SIGTERM)
    try:
        with pytest.raises(SystemExit):
            serving.run(0, say=pytest.fail)
    finally:
        signal.signal(signal.SIGTERM, before)
    assert [worker.returncode for worker in workers] == [-signal.SIGTERM]


ENDLESS = [sys.executable, "-c", "import time; time.sleep(60)"]


def killed(worker, before):
    """Kill the worker, wait until another runs, and give that."""
    os.kill(before.pid, signal.SIGKILL)
    until = time.monotonic() + 30
    while worker._worker is before and time.monotonic() < until:
        time.sleep(0.01)
    return worker._worker


def test_a_worker_that_was_killed_is_reaped_and_another_started():
    told = []
    worker = beside.Beside(ENDLESS, say=told.append, left=pytest.fail)
    first = worker._worker
    try:
        second = killed(worker, first)

        assert first.returncode == -signal.SIGKILL, "waited for, so that no list still holds it"
        assert second is not first
        assert second.poll() is None
        assert told == [beside.STARTED_AGAIN]
    finally:
        worker.end()
    assert second.returncode == -signal.SIGTERM


def test_a_worker_that_ends_again_and_again_is_given_up_and_its_work_said_to_be_broken_off():
    told, given_up = [], threading.Event()

    worker = beside.Beside([sys.executable, "-c", ""], say=told.append, left=given_up.set)

    assert given_up.wait(60)
    assert told == [*[beside.STARTED_AGAIN] * (beside.AT_MOST - 1), beside.GIVEN_UP]
    worker.end()
