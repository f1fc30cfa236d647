"""What changed in the tables of uploads, in order."""
