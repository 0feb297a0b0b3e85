"""SQL by noun. Each store is made for one tenant, inside one of its transactions."""
