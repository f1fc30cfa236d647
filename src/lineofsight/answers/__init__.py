"""Questions asked once, and the register of answers that were released to whoever asked."""
