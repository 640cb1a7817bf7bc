"""How quick Min Side is, beside small peers of our own; see `bench/README.md`."""
