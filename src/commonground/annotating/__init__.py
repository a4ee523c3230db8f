"""Article -> Annotations: pure functions of an article and its analysis; no disk, network or clock."""
