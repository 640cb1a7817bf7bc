"""The venneklubb: joining and leaving, what members get, and discount codes."""
