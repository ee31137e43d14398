"""Measuring on the screen."""
