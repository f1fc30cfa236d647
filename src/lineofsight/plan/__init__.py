"""The improvement plan: what was agreed, how it stands, and whether any of it worked."""
