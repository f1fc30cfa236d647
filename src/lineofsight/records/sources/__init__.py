"""Where the standard tables are put so that populations can ask them: one module per engine."""
