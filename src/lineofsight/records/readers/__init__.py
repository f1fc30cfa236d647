"""Readers: files in, raw cells out, each with the place it came from. Reached through intake alone."""
