"""How the reader model was made."""
