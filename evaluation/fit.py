"""Learn the weights of traits from labelled reports, and write them where the reader loads them.

    python evaluation/fit.py [TABLE …]   all, or some of those that are learnt by themselves
    python evaluation/fit.py --ship …    the same, from the blind quarter too

What it learns from is told in learning/labelled.py. The blind quarter chooses how to learn and where to draw
lines; what is shipped has then learnt from it as well, and half B alone measures it. It needs scikit-learn
(`pip install 'pactwatch[fit]'`); reading does not. The same reports give the same weights.
"""

from __future__ import annotations

from argparse import ArgumentParser, RawDescriptionHelpFormatter
from pathlib import Path

from learning.labelled import load_bank, load_examples, load_labelled
from learning.tables import fit_answers, fit_fields, fit_options
from learning.weight_files import put_weights
from learning.whole import ask_whole, fit_claims

from pactwatch.claims.weighing.network import Network

HERE = Path(__file__).parent
SINGLE = ("dates", "people", "modality", "harm", "stance", "counts", "sides", "owners")


def main() -> None:
    """Fit all tables and write them."""
    parser = ArgumentParser(description=__doc__, formatter_class=RawDescriptionHelpFormatter)
    parser.add_argument(
        "tables", nargs="*", metavar="TABLE", help=f"one of {', '.join(SINGLE)}; all by default"
    )
    parser.add_argument("--ship", action="store_true", help="learn from the blind quarter too")
    asked = parser.parse_args()
    if odd := set(asked.tables) - set(SINGLE):
        parser.error(f"no table is learnt by itself under the name {', '.join(sorted(odd))}")
    reports = load_labelled([HERE / "extra", HERE / "written"], with_blind=asked.ship)
    if asked.tables:
        fields = fit_fields(reports)
        put_weights({name: fields[name] for name in asked.tables})
        return
    sentences = [*load_examples(), *load_bank(HERE / "bank")]
    whole = ask_whole(reports, sentences)
    tables = fit_claims(reports, sentences)
    tables["stages"] = fit_answers(whole, "stages")
    tables |= {name: fit_options(whole, name) for name in ("bearing", "subject")}
    put_weights(tables)
    for name, each in tables.items():
        traits = each.row_by_trait if isinstance(each, Network) else each
        print(f"{name}: {len(traits)} traits from {len(reports)} reports")


if __name__ == "__main__":
    main()
