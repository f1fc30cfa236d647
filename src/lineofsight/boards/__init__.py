"""Boards and panels, what they said, and what came of it."""
