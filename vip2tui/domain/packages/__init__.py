"""The rules of a package: writing one, comparing two, the fit, the quiz, what changed."""
