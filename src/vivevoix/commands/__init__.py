"""One file a command: ``register`` adds it to the parser, ``run`` does it and gives the exit code."""
