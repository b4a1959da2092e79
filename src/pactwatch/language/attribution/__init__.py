"""The rules that find who said what; ``pactwatch.language.attributions`` is the way in."""
