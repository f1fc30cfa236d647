"""The site: its settings, its addresses, and the pages people open every morning."""
