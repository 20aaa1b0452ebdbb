"""A graph -> the values that pages show: `nodes` reads what stands in it, and each other file makes one kind of value or page."""
