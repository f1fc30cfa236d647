"""One file that holds everything the pages read, rebuilt after each load and swapped whole."""
