"""Ten thousand runs of the forecast, against drawing as many numbers; and its back-test."""

import tempfile
from pathlib import Path

import numpy as np

from lib import forecast
from lib.database import current
from lib.panels import task_force
from lib.panels.outlook import outlook
from lib.publish import publish
from lib.sample import write_vidtf7
from lib.scope import Scope
from tests.bench._ratio import best, say

PAST = [16, 22, 19, 52, 42, 50, 43, 18, 39, 58, 12, 22]
REPORTED = [1.0] * 9 + [0.97, 0.95, 0.8]
AHEAD = 10


def main() -> None:
    """Ten thousand runs of the forecast, against drawing as many numbers; and its back-test."""
    bare = best(lambda: np.random.default_rng(1).integers(0, 12, (AHEAD, forecast.RUNS)), 20)
    fan = best(lambda: forecast.fan(PAST, AHEAD, reported=REPORTED), 20)
    finish = best(lambda: forecast.finish(PAST, 400, reported=REPORTED), 20)
    say("the fan of ten half-days", fan, "drawing its numbers", bare)
    say("the finish, 60 half-days ahead", finish, "the fan", fan)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_vidtf7(folder / "delivery")
        publish([folder / "delivery"], folder)
        snapshot = current(folder)

        def looked_back() -> None:
            outlook.cache_clear()
            task_force.BACK_TEST.numbers(snapshot, Scope())

        say("the back-test of eight evenings", best(looked_back), "the fan", fan)


if __name__ == "__main__":
    main()
