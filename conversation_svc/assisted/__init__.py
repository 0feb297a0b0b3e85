"""A turn with the help of a model: what it is told, what it may do, what of its words may be said."""
