"""Who may see what: people, roles, row rules, and the record of every look at a named child."""
