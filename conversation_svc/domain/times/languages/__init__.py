"""A language is a folder: its words (`words.py`), its holidays, and words that only look like misspelt ones."""
