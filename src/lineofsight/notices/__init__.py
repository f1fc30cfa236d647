"""What people are told by e-mail: a digest each week, and what waits for them. Never a child."""
