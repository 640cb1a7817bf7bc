"""Fast levering: deliveries that come by themselves, and that their customers steer."""
