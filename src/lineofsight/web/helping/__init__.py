"""Help: what is counted and how, the words used, how figures are protected, who may see what."""
