"""Min Side: the member portal of Mikopet."""
