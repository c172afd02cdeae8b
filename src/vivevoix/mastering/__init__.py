"""From speech to a track: one audio file at one loudness."""
