"""What cannot go on says so: a body too large, a fault nobody foresaw, a worker that was ended."""

import os
from types import SimpleNamespace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from lineofsight.accounts.models import Person
from lineofsight.feeds import exports
from lineofsight.feeds.models import Export, Stage
from lineofsight.records.snapshots import sealed
from lineofsight.web.data import broken_off, limits, loading
from lineofsight.web.data.models import Upload
from lineofsight.web.data.rules import State
from sample_site import MONTH

NOBODY = 2**22 + 1  # beyond the highest number a process can have


def said(*files):
    return {"what": "month", "month": str(MONTH), "files": list(files)}


def test_of_files_too_large_together_none_is_kept(home, analyst, monkeypatch):
    monkeypatch.setattr(limits, "MOST_BYTES", 1000)
    small, large = (SimpleUploadedFile(f"{n}.csv", b"a" * n) for n in (600, 601))

    answer = analyst.post(reverse("upload"), said(small, large))

    assert answer.status_code == 413
    assert "At most 400 MB can be sent at once" in answer.content.decode()
    assert not Upload.objects.exists()
    assert not home.uploads.exists()


@pytest.mark.parametrize("work", [loading.look_at, loading.seal])
def test_a_fault_nobody_foresaw_ends_the_work_and_seals_nothing(home, analyst, monkeypatch, work):
    upload = upload_of(State.LOADING)

    def fault(*_paths, **_said):
        raise ZeroDivisionError("Amara Example")

    monkeypatch.setattr(loading, "intake", SimpleNamespace(load=fault))
    with pytest.raises(ZeroDivisionError):
        work.func(upload.pk)
    upload.refresh_from_db()

    assert upload.stands is State.UNREADABLE
    assert "did not foresee" in upload.problem["what"]
    assert "Amara" not in str(upload.problem)
    assert len(sealed(home)) == 1
    assert not home.loading.exists()


@pytest.mark.parametrize(
    ("process", "stands"),
    [
        (NOBODY, State.UNREADABLE),
        (os.getpid(), State.UNREADABLE),
        (os.getppid(), State.LOADING),
    ],
    ids=["a worker that is no more", "one before of the same number", "a worker that goes on"],
)
def test_only_the_work_of_a_worker_that_is_no_more_is_called_broken_off(
    home, analyst, process, stands
):
    upload = upload_of(State.LOADING)
    worker = f"{broken_off.this_worker().rpartition('-')[0]}-{process}"
    running(upload, worker)

    broken_off.say_so()
    upload.refresh_from_db()

    assert upload.stands is stands
    assert broken_off.say_so() == 0
    assert ("broke off" in str(upload.problem)) == (stands is State.UNREADABLE)


def test_other_work_of_the_same_number_leaves_the_files_alone(home, analyst):
    upload = upload_of(State.LOADING)
    export = Export.objects.create(
        pk=upload.pk, key="e" * 22, person=upload.sender, asked_at=timezone.now()
    )
    worker = f"{broken_off.this_worker().rpartition('-')[0]}-{NOBODY}"
    running(upload, worker, exports.make)

    assert broken_off.say_so() == 1
    for one in (upload, export):
        one.refresh_from_db()
    assert (upload.stands, export.stage) == (State.LOADING, Stage.FAILED)


def test_the_worker_of_another_machine_is_let_be(home, analyst):
    upload = upload_of(State.LOADING)
    running(upload, f"another.example.test-{NOBODY}")

    assert broken_off.say_so() == 0
    upload.refresh_from_db()
    assert upload.stands is State.LOADING


def upload_of(state):
    return Upload.objects.create(
        key="a" * 22, sender=Person.objects.get(), sent_at=timezone.now(), month=str(MONTH),
        state=state.name, against=loading.newest(),
    )  # fmt: skip


def running(upload, worker, work=loading.seal):
    DBTaskResult.objects.create(
        status="RUNNING", args_kwargs={"args": [upload.pk], "kwargs": {}}, worker_ids=[worker],
        task_path=work.module_path, backend_name="default",
        run_after=timezone.now(), exception_class_path="", traceback="",
    )  # fmt: skip
