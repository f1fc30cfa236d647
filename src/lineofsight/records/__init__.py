"""The standard dataset: what it holds, how returns are read into it, and how a month is sealed."""
