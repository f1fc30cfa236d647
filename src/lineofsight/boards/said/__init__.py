"""What the pages of boards print: tables and lines of what was read; a module for each page."""
