"""A chart as a PNG picture, for formats that cannot hold SVG."""

import resvg_py

from lineofsight.reporting.charts.font import BOLD, FAMILY, REGULAR


def png(svg: str, *, zoom: int) -> bytes:
    """Give the picture at so many times its size in pixels; only our own font is used."""
    return resvg_py.svg_to_bytes(
        svg_string=svg,
        zoom=zoom,
        background="#ffffff",
        skip_system_fonts=True,
        font_files=[str(REGULAR), str(BOLD)],
        font_family=FAMILY,
        sans_serif_family=FAMILY,
    )
