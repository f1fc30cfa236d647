"""What a picture is made from, as one short text: when it differs, the picture is out of date."""

from hashlib import sha256

from lineofsight import __version__
from lineofsight.indicators import local
from lineofsight.indicators.results import definitions_digest
from lineofsight.picture.schema import VERSION
from lineofsight.records.home import Home
from lineofsight.records.snapshots import running, sealed


def digest(home: Home) -> str:
    """Give the digest of the seals, the running picture, the settings and the definitions."""
    parts = [__version__, str(VERSION), definitions_digest()]
    parts += [seal.id for seal in sealed(home)]
    live = running(home)
    parts.append(live.id if live else "")
    files = [home.settings_file, *local.files(home), *sorted(home.benchmarks.glob("*/*"))]
    parts += [f"{path.name} {_of(path.read_bytes())}" for path in files if path.is_file()]
    return _of("\0".join(parts).encode())


def _of(content: bytes) -> str:
    return sha256(content).hexdigest()[:16]
