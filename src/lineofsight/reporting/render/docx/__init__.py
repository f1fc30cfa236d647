"""The paper as a Word document with real headings and header rows: start at `file.render`."""
