"""What customers are shown and sent to interest them, under their consents."""
