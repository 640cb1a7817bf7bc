"""What the shop tells Min Side and what it is told: signed events in and out."""
