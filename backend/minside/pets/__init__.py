"""The animals that a customer lives with."""
