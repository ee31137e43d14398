"""What is shipped as data: packages, checklist, codes, terms. Import the modules."""
