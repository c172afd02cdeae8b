"""From words to sounds, in layers; each reading says which layer decided."""
