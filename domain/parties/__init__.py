"""Commissioning parties, what their contracts cover, and the machines that act for them."""
