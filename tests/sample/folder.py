"""Where the sample and the published figures lie."""

from pathlib import Path

DATA = Path(__file__).parents[2] / "data"
SAMPLE, PUBLIC = DATA / "sample", DATA / "public"
