"""Numbers over everybody."""
