"""What follows from the ledger, kept in tables; it can be made anew at any time."""
