"""The paper as one accessible HTML file with nothing outside it: start at `page.render`."""
