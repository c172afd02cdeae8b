"""From an article to a script: what shall be said, word by word, sound by sound, and who decided each."""
