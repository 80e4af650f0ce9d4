"""What happened to documents after they were made: where they stand, and the journal of sending and signing."""
