"""Reviews of what was bought, and votes on them."""
