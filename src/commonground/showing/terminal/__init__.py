"""The brief on a terminal: any width from 60 columns, with colours or without."""
