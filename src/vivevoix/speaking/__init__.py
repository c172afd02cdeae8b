"""From a script to speech: a take of each utterance."""
