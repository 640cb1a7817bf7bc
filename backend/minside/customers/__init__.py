"""The customer and what is theirs: profile, addresses, and who changed what."""
