"""The verbs of sending and fetching: files, receipts, doubts, computers, assignments."""
