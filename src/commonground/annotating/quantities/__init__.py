"""How news text gives quantities: numerals, units, bounds, what is counted, over which time, on whose word."""
