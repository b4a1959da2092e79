"""How the tables of a register came to be, one step a file, each frozen once released."""
