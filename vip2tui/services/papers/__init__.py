"""What stands on each paper: facts and the day in, a paper out (how it is written: `papers`)."""
