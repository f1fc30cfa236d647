"""What is sealed opens with its passphrase alone, and not at all once cut, moved or altered."""

import io

import pytest

from lineofsight.kernel.problems import Refused, Unreadable
from lineofsight.operations import sealing
from lineofsight.operations.sealing import Altered, Opener, Sealer, checked

WORDS = b"five plain words of ours"


@pytest.fixture(autouse=True)
def _small_pieces(monkeypatch):
    monkeypatch.setattr(sealing, "PIECE", 64)


def sealed(plain: bytes) -> bytes:
    out = io.BytesIO()
    sealer = Sealer(out, WORDS)
    sealer.write(plain)
    sealer.finish()
    return out.getvalue()


def opened(data: bytes, words: bytes = WORDS) -> bytes:
    return io.BufferedReader(Opener(io.BytesIO(data), words, where="it")).read()


@pytest.mark.parametrize("length", [0, 1, 63, 64, 65, 128, 1000])
def test_what_was_sealed_is_what_opens(length):
    assert opened(sealed(bytes(length))) == bytes(length)


def test_nothing_of_it_can_be_read_or_told_from_chance():
    first, second = sealed(b"a name" * 100), sealed(b"a name" * 100)

    assert b"a name" not in first
    assert first != second


def test_another_passphrase_opens_nothing():
    with pytest.raises(Altered, match="passphrase"):
        opened(sealed(b"it"), b"five other words of ours")


@pytest.mark.parametrize("place", [30, 46, 60, 200, 300, -1])
def test_one_bit_altered_is_found(place):
    data = bytearray(sealed(bytes(300)))
    data[place] ^= 1

    with pytest.raises(Altered):
        opened(bytes(data))


HEAD, SEALED = len(sealing.MAGIC) + 23, 64 + 16


@pytest.mark.parametrize("pieces", [1, 2, 3])
def test_cut_between_two_pieces_is_found(pieces):
    with pytest.raises(Altered):
        opened(sealed(bytes(300))[: HEAD + pieces * SEALED])


def test_two_pieces_exchanged_are_found():
    data = sealed(bytes(300))
    first, second = data[HEAD : HEAD + SEALED], data[HEAD + SEALED : HEAD + 2 * SEALED]

    with pytest.raises(Altered):
        opened(data[:HEAD] + second + first + data[HEAD + 2 * SEALED :])


@pytest.mark.parametrize("other", [b"", b"PK\x03\x04", sealing.MAGIC, sealing.MAGIC + b"x"])
def test_another_kind_of_file_is_refused_in_words(other):
    with pytest.raises(Unreadable, match="no backup of Line of Sight"):
        opened(other)


def test_a_passphrase_that_could_be_guessed_is_refused():
    with pytest.raises(Refused, match="shorter than 12"):
        checked(b"short")
