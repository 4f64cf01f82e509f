"""Deliveries that nobody had to hand over: the embedded sample, trials of any size.

The sample is VIDTF 7 (14 to 25 October 2019) with the campaign Trace an
Object. Its totals are as published by Europol; its detail is synthetic and
the same on every machine.
"""

from pathlib import Path

from lib.sample import campaign, figure, operation
from lib.sample.synthetic import write_synthetic

__all__ = ["write_public", "write_synthetic", "write_vidtf7"]


def write_vidtf7(folder: Path) -> None:
    """Write the delivery that the embedded default is made from (``data/sample``)."""
    operation.write(folder)
    campaign.write(folder)
    figure.write(folder)


def write_public(folder: Path) -> None:
    """Write ``published_figure.csv`` (``data/public``), from what lies in its ``source``."""
    figure.write(folder)
