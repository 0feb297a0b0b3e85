"""Who the businesses are: hours, services, staff, policies, keys, and what the operator is doing."""
