"""What the reader's choice allows, decided and enforced by the server."""
