"""What people read: one document model, its charts, and the formats it is written in.

Start at `document`: build a `Document`, then hand it to `render.formats.write`. Nothing here reads
records, asks the day or counts anything; figures come in already worded.
"""
