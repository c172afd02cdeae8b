"""Synthesizers behind one boundary."""
