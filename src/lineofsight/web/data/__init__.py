"""What arrives: files sent from a page, looked at and sealed; and what has to be mended."""
