"""``python -m pactwatch``."""

from pactwatch.cli import main

main(prog_name="pactwatch")
