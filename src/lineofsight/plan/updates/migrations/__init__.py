"""How the tables of updates came to be."""
