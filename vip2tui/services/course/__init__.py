"""The verbs of a course: start, fit, pause, plan the week, checklist, card."""
