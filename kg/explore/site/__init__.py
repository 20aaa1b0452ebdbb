"""The pages of many articles as files that any web server, or none, can show: every link is relative, nothing is computed when read."""

from kg.explore.site.write import pages

__all__ = ["pages"]
