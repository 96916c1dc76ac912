"""The stores of the tests, in both databases."""

from places import database, empty_file, file, place, store

__all__ = ["database", "empty_file", "file", "place", "store"]
