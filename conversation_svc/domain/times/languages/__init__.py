"""A language is a folder: its words, its holidays, its wishes, and words that only look misspelt."""
