"""The pages: made on the server, with small ES modules, no build, nothing from elsewhere."""
