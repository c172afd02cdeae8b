"""What can be measured of a sound by itself: its loudness, its pitch. Below the stages, for all of them."""
