"""From print to words, one file a semiotic class."""
