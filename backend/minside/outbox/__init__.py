"""Messages: what is sent by mail and SMS, and what became of it."""
