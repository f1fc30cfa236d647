"""What is said of a plan month by month: by work stream, and by who answers for an action."""
