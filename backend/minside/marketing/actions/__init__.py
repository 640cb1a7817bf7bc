"""Marketing's verbs, each part under its own name: `cookies.choose(...)`, `usage.count(...)`."""
