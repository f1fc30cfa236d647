"""The font that charts are drawn in, and how wide a text is in it.

The two cuts lie beside this file, so a picture looks the same on every machine. Widths are read
out of the font itself, which is what lets labels be placed without overlap.
"""

import struct
from functools import cache
from itertools import accumulate, takewhile
from pathlib import Path

FAMILY = "Public Sans"
REGULAR = Path(__file__).parent / "fonts" / "PublicSans-Regular.ttf"
BOLD = Path(__file__).parent / "fonts" / "PublicSans-Bold.ttf"
STACK = f"'{FAMILY}', 'Segoe UI', Arial, sans-serif"
"""What a page asks for: ours first, then what the reader's machine is sure to have."""

_UNKNOWN = 0.75
"""Width, in ems, allowed for a letter the font lacks (another font will draw it)."""


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Give the width of a text in pixels at this size."""
    ems = _advances(BOLD if bold else REGULAR)
    return size * sum(ems.get(ord(letter), _UNKNOWN) for letter in text)


def fitted(text: str, size: float, room: float, *, bold: bool = False) -> str:
    """Give the text, shortened with an ellipsis where it is wider than the room (pixels)."""
    if width(text, size, bold=bold) <= room:
        return text
    ems = _advances(BOLD if bold else REGULAR)
    ends = accumulate(size * ems.get(ord(letter), _UNKNOWN) for letter in text)
    left = room - width("…", size, bold=bold)
    kept = sum(1 for _ in takewhile(lambda end: end <= left, ends))
    return f"{text[:kept].rstrip()}…"


def wrapped(text: str, size: float, room: float, *, lines: int = 2) -> list[str]:
    """Break a text at blanks into at most so many lines; the last is shortened where it must be."""
    rows: list[str] = []
    for word in text.split():
        joined = f"{rows[-1]} {word}" if rows else word
        if rows and (width(joined, size) <= room or len(rows) == lines):
            rows[-1] = joined
        else:
            rows.append(word)
    return [fitted(row, size, room) for row in rows]


@cache
def _advances(path: Path) -> dict[int, float]:
    """Code point -> advance width in ems, from the font's own tables."""
    data = path.read_bytes()
    tables = _tables(data)
    (em,) = struct.unpack_from(">H", data, tables["head"] + 18)
    (measured,) = struct.unpack_from(">H", data, tables["hhea"] + 34)
    last = measured - 1
    found = {}
    for code, glyph in _glyphs(data, tables["cmap"]).items():
        (advance,) = struct.unpack_from(">H", data, tables["hmtx"] + 4 * min(glyph, last))
        found[code] = advance / em
    return found


def _tables(data: bytes) -> dict[str, int]:
    (count,) = struct.unpack_from(">H", data, 4)
    rows = (struct.unpack_from(">4sIII", data, 12 + 16 * row) for row in range(count))
    return {tag.decode("ascii"): offset for tag, _, offset, _ in rows}


def _glyphs(data: bytes, cmap: int) -> dict[int, int]:
    """Code point -> glyph number, from the character map in format 4 (the one every font has)."""
    (count,) = struct.unpack_from(">H", data, cmap + 2)
    starts = [cmap + struct.unpack_from(">HHI", data, cmap + 4 + 8 * n)[2] for n in range(count)]
    start = next(at for at in starts if struct.unpack_from(">H", data, at)[0] == 4)
    segments = struct.unpack_from(">H", data, start + 6)[0] // 2
    ends_at = start + 14
    starts_at = ends_at + 2 * segments + 2
    found: dict[int, int] = {}
    for segment in range(segments):
        end, first, delta, offset = (
            struct.unpack_from(">H", data, at + 2 * segment)[0]
            for at in (ends_at, *(starts_at + 2 * segments * n for n in range(3)))
        )
        slot = starts_at + 4 * segments + 2 * segment
        for code in range(first, min(end, 0xFFFE) + 1):
            glyph = code
            if offset:
                (glyph,) = struct.unpack_from(">H", data, slot + offset + 2 * (code - first))
            if not offset or glyph:
                found[code] = (glyph + delta) & 0xFFFF
    return found
