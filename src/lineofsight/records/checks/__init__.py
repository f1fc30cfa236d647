"""What must hold of a month's records: queries that return the rows that are wrong, by table."""
