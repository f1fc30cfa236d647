"""Which column of a source fills which column of the standard dataset; one module per reader."""
