"""Tests on a board that runs as its own process."""
