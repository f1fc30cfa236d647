"""What the pages of the plans ask of those who write in them."""
