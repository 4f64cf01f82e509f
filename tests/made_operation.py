"""Synthetic operations for back-tests: a pace, half-days that vary, reports that come late."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from lib import forecast

PACES = ("even", "rising", "slow start", "falling", "hump", "outage", "rising, outage")


@dataclass(frozen=True)
class Made:
    """half-day × half-day: how many were done in the one and reported in the other."""

    table: NDArray[np.float64]

    @property
    def total(self) -> float:
        """How many were done in the end, reported or not."""
        return float(self.table.sum())

    def past(self, over: int) -> forecast.Past:
        """What was known of the first *over* half-days at the close of the last of them."""
        known = self.table[:over, :over]
        delays = np.zeros((over, over + 1))
        for half_day in range(over):
            delays[half_day, : over - half_day] = known[half_day, half_day:]
        return forecast.Past(delays.sum(axis=1), forecast.reported(delays))


def operation(pace: str, late: bool, chance: np.random.Generator) -> Made:
    """8 to 15 days; mornings unlike afternoons, a short Saturday more often than not."""
    length = 2 * int(chance.integers(8, 16))
    mean = np.exp(chance.uniform(np.log(4), np.log(80)))
    shape = _shape(pace, length, chance)
    shape *= np.where(np.arange(length) % 2 == 1, chance.uniform(0.8, 1.6), 1) / shape.mean()
    if chance.random() < 0.6:
        for day in range(int(chance.integers(4, 6)), length // 2, 6):
            shape[2 * day : 2 * day + 2] *= 0.5
    steady = chance.uniform(4, 15)
    done = chance.poisson(mean * shape * chance.gamma(steady, 1 / steady, length))
    if "outage" in pace:
        start = int(chance.integers(3, length - 4))
        done[start : start + int(chance.integers(1, 5))] = 0
    return Made(_reported(done, chance.uniform(0.1, 0.5) if late else 0, chance))


def _shape(pace: str, length: int, chance: np.random.Generator) -> NDArray[np.float64]:
    gone = np.arange(length) / (length - 1)
    if "rising" in pace:
        return 1 + gone * chance.uniform(1, 3)
    if pace == "falling":
        return 1 - gone * chance.uniform(0.4, 0.9)
    if pace == "slow start":
        return np.minimum(1, (np.arange(length) + 1) / int(chance.integers(2, 8)))
    return 0.4 + np.sin(np.pi * gone) if pace == "hump" else np.ones(length)


def _reported(
    done: NDArray[np.int64], late: float, chance: np.random.Generator
) -> NDArray[np.float64]:
    """Each piece is reported at once, or (*late* of them) some half-days later."""
    table = np.zeros((len(done), len(done) + 12))
    for half_day, count in enumerate(done):
        delay = np.where(chance.random(count) < late, chance.geometric(0.45, count), 0)
        np.add.at(table, (half_day, half_day + np.minimum(delay, 11)), 1)
    return table


def bands(made: Made, runs: int = 400) -> pd.DataFrame:
    """What was said of the last half-day on each evening from the third to the last but one."""
    length = len(made.table)
    said = []
    for over in range(forecast.ENOUGH, length - 1, 2):
        past = made.past(over)
        fan = forecast.fan(
            past.done, length - over, runs, done=past.done.sum(), reported=past.reported
        )
        said.append(fan.iloc[-1])
    return pd.DataFrame(said)
