"""One class a boundary: what every adapter must do."""
