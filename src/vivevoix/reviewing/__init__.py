"""From script and speech to a review: was every word said?"""
