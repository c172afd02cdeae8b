"""Vive Voix gives every article a voice, on the newspaper's own machine, and checks what it said."""

__version__ = "0.1.0"
