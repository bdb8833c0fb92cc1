"""Versions of the bureau's keys: what is sealed with which, and how one takes over from another, online."""
