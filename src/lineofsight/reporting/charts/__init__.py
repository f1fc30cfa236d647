"""Charts drawn once, as SVG of our own, and used in every format.

`specs` says what a chart shows, `drawing.svg` draws it, `described.in_words` says it aloud, and
`picture.png` turns it into the picture that Word needs. A month without a figure is a gap.
"""
