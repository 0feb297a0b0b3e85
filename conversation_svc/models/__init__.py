"""Language models that may help a turn along. The receptionist works without any of them."""
