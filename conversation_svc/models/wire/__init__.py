"""The formats model providers speak, each translated to and from our own words. No settings, no decisions."""
