"""What is counted over everybody here: shown to who has the cases, and told to others."""
