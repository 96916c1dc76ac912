"""Pages into the store, and across pages: adding, linking, following, rebuilding, forgetting."""
