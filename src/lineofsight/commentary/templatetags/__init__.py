"""What the pages take from this app."""
