"""The data suite: the paper's tables and figures as a workbook. Start at `book.render`."""
