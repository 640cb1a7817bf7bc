"""What customers agreed to, proven."""
