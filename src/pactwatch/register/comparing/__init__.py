"""What a text says is compared with what the register holds."""
