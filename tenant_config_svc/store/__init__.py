"""SQL, by noun. A store is made for one tenant; what looks over all tenants is a function that says so."""
