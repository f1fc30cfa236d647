"""Files that were sent, in the home folder: named by us, private, and thrown away in time."""

import datetime as dt
import hashlib
import secrets
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone

from lineofsight.accounts.models import Person
from lineofsight.kernel.periods import Month
from lineofsight.records import snapshots
from lineofsight.web.data.models import Upload
from lineofsight.web.data.rules import KEPT_FOR, State, name_kept

CHUNK = 1024 * 1024

if TYPE_CHECKING:
    Sent = UploadedFile[bytes]
else:
    Sent = UploadedFile


def folder_of(upload: Upload) -> Path:
    """Give the folder that holds the files of an upload."""
    home: Path = settings.HOME.uploads
    return home / upload.key


def keep(
    files: Sequence[Sent], *, sender: Person, month: str, extracted_on: dt.date | None
) -> tuple[Upload, bool]:
    """Keep the files and note them; give the upload, and whether it is new.

    The same files for the same month and day, sent again while the first are still in hand, are
    those; with another day they are others, since their day decides what is late.
    """
    key = secrets.token_urlsafe(16)
    settings.HOME.uploads.mkdir(parents=True, exist_ok=True, mode=0o700)
    folder = settings.HOME.uploads / key
    folder.mkdir(mode=0o700)
    digest, noted = hashlib.sha256(), []
    for number, file in enumerate(files, 1):
        path = folder / name_kept(file.name or "", number)
        digest.update(_written(file, path))
        noted.append({"name": path.name, "bytes": file.size})
    before = _same(sender, month, extracted_on, digest.hexdigest())
    if before is not None:
        shutil.rmtree(folder)
        return before, False
    return Upload.objects.create(
        key=key, sender=sender, sent_at=timezone.now(), month=month, extracted_on=extracted_on,
        digest=digest.hexdigest(), files=noted,
    ), True  # fmt: skip


def _written(file: Sent, path: Path) -> bytes:
    digest = hashlib.sha256()
    with path.open("xb") as kept:
        path.chmod(0o600)
        for chunk in file.chunks(CHUNK):
            digest.update(chunk)
            kept.write(chunk)
    return digest.digest()


def _same(sender: Person, month: str, extracted_on: dt.date | None, digest: str) -> Upload | None:
    in_hand = [s.name for s in State if s not in {State.THROWN_AWAY, State.UNREADABLE}]
    found = Upload.objects.filter(
        sender=sender, month=month, extracted_on=extracted_on, digest=digest, state__in=in_hand
    )
    return next((one for one in found if not _is_superseded(one)), None)


def _is_superseded(upload: Upload) -> bool:
    """Say whether files were loaded and something else since, so that they may be meant anew."""
    if upload.stands is not State.SEALED:
        return False
    if upload.month:
        now = [one.id for one in snapshots.sealed(settings.HOME, month=Month.parse(upload.month))]
    else:
        running = snapshots.running(settings.HOME)
        now = [running.id] if running else []
    return now[-1:] != [upload.sealed_as]


def throw_away(upload: Upload) -> None:
    """Remove the files; what is known of them stays."""
    shutil.rmtree(folder_of(upload), ignore_errors=True)
    if upload.stands is not State.SEALED:
        upload.state = State.THROWN_AWAY.name
        upload.save(update_fields=["state"])


def throw_away_old() -> int:
    """Throw away files that nobody loaded in thirty days; give how many times files were sent."""
    old = Upload.objects.filter(sent_at__lt=timezone.now() - KEPT_FOR)
    found = [one for one in old.exclude(state=State.THROWN_AWAY.name) if folder_of(one).exists()]
    for upload in found:
        throw_away(upload)
    return len(found)
