"""docker-compose.yml, proven: built, started, used, watched, taken down."""
