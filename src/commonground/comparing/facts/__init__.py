"""The rows of the comparison: statements, figures and events, each with what every report says of it."""
