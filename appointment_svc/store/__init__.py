"""SQL. Every store is made for one tenant, so that a query without a tenant cannot be written."""
