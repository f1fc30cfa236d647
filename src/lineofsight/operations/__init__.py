"""Around a running site: backup, restore, verify, what to see to before the first live child."""
