"""The catalogue: what the shop sells, read-only and for everybody."""
