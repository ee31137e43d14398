"""The program for mentors, consultants and the municipality's office."""

__version__ = "0.1.0"
