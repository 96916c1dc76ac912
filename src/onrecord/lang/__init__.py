"""Languages: what a language says with, as tables. One folder a language; only English so far."""
