"""Which places bear a name, and where they are: towns, states and counties (GeoNames), countries, regions, seas."""
