"""The list of commands in `kg --help`, by what people want to do, and nothing in it cut off."""

from typing import Final

import click

#: What people want to do, and the commands for it; a command that stands nowhere comes last. A test holds them to what there is.
SECTIONS: Final = {
    "Build": ("build", "check", "merge"),
    "Look": ("page", "site", "serve"),
    "Ask": ("query", "explain", "tables", "diff"),
    "Keep": ("load", "retract"),
    "Share": ("export", "describe", "ontology", "shapes", "context"),
    "Train": ("train",),
}
OTHER: Final = "Other"


class Sections(click.Group):
    """A group whose help lists its commands under headings, each with its whole first sentence."""

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands under their headings."""
        placed = {name for names in SECTIONS.values() for name in names}
        others = tuple(name for name in self.list_commands(ctx) if name not in placed)
        for section, names in {**SECTIONS, OTHER: others}.items():
            found = [
                (name, command) for name in names if (command := self.get_command(ctx, name)) and not command.hidden
            ]
            if found:
                with formatter.section(section):
                    formatter.write_dl([(name, command.get_short_help_str(limit=1000)) for name, command in found])
