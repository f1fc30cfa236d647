"""Populations: who is asked about, one readable SQL query each, with every fact worth asking."""
