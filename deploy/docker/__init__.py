"""What is in the image besides the services."""
