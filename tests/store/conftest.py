"""The stores of the tests, in both databases."""

from places import empty_database, empty_file, file, place, store

__all__ = ["empty_database", "empty_file", "file", "place", "store"]
