"""The rules of a course: plan, pace, checklist, week, card, what is next."""
