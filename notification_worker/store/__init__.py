"""SQL, one module per noun. Everything for one tenant takes its id; what serves all tenants says so in its
name."""
