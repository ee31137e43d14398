"""Send/hent: files out and in, receipts, doubts, the diary, computers that know each other."""
