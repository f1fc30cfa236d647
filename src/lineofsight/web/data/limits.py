"""Refuse a body that is too large before it fills the disk, and with it every file of it."""

from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import FileUploadHandler, StopUpload

from lineofsight.web.data.rules import MOST_BYTES


class TooLarge(RequestDataTooBig):
    """The files of a request are more than may be sent at once."""


class Bounded(FileUploadHandler):
    """Counts the bytes of all files of a request as they arrive; keeps none."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.taken = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        """Pass the bytes on to whoever keeps them, or break off."""
        del start
        self.taken += len(raw_data)
        if self.taken > MOST_BYTES:
            raise StopUpload(connection_reset=True)
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """Leave the file to the next handler."""
        del file_size

    def upload_complete(self) -> None:
        """Refuse the request that was broken off: half the files are no month."""
        if self.taken > MOST_BYTES:
            raise TooLarge
