"""`python -m kg` and the command `kg`."""

from kg.app.cli import main

if __name__ == "__main__":
    main()
