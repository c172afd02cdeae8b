"""From an edition to a publication: files, transcript, page."""
