"""Before the vault is open: the first run, the prompt, and the ways back in."""
