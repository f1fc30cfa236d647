"""A paper written in a format: start at `formats.write`.

Each format is a folder of its own (`html`, `docx`, `xlsx`). All print what `numbering` worked out
and nothing else, and the same document gives the same bytes.
"""
