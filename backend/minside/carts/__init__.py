"""What customers gathered, and haven't ordered yet."""
