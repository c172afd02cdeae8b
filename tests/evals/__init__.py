"""The rulers of the evals are measured themselves."""
