"""People of the service, what each may open, and who looked at which child."""
