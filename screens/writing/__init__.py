"""What is written about a citizen: the note and the week's round."""
