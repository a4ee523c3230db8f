"""Stories -> files for other programs: CSV, HTML to print, Web Annotations, iCalendar, Atom (docs/export.md)."""
