"""Drawings as values that a template writes as SVG: a map of the world with pins, a plot of figures with their bounds."""
