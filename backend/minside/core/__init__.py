"""The ground floor: what every room stands on, and nothing that a shop sells."""
