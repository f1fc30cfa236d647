"""What the pages of the plans print: tables and lines of what was worked out."""
