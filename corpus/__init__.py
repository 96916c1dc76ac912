"""onrecord's own corpus: invented news, annotated by hand (CC BY 4.0), and what checks and measures it."""
