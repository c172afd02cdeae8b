"""Quality floors, apart from the tests: what must not get worse."""
