"""Who has the last word about a time: this calendar alone, or an older system behind it."""
