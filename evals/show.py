"""Prints each case that a gate of French finds wrong: ``python -m evals.show verbalize``.

One line a case: group, what was asked, what was wanted, what was said, who decided, how sure it was.
"""

import argparse
from importlib import import_module

from evals.judgement import Judgement, Judgements

GATES = ("verbalize", "pronounce_common", "pronounce_names", "pronounce_newsnames", "homographs", "liaison", "confidence")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m evals.show", description="Cases that are wrong.")
    parser.add_argument("gate", choices=GATES)
    judged: Judgements = import_module(f"evals.{parser.parse_args().gate}").judgements()
    wrong = sorted((judgement for judgement in judged if not judgement.right), key=lambda judgement: judgement.group)
    print("\n".join(line(judgement) for judgement in wrong))
    print(f"{len(wrong)} wrong of {len(judged)}")


def line(judgement: Judgement) -> str:
    said = f"{judgement.said}  ({judgement.rule} {judgement.confidence:.2f})" if judgement.rule else judgement.said
    return "\t".join((judgement.group, judgement.asked, judgement.wanted, said))


if __name__ == "__main__":
    main()
