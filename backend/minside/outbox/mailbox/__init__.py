"""`/dev/outbox`: in the demo, everything that was sent, as its receiver would read it."""

from .routes import ROUTES

__all__ = ["ROUTES"]
