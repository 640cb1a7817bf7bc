"""The notice, and what the law lets customers ask for."""
