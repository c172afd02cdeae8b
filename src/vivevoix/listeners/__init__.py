"""Speech recognisers behind one boundary."""
