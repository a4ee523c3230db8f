"""What answers each address: one module for what belongs together."""
