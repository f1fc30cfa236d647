"""The pages of the plans: what a request asks for, and what it is answered with."""
