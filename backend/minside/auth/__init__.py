"""The way in: passwords, sessions and the security log."""
