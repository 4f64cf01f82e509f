"""What the benchmarks share: the shortest of several runs, and a line that says a ratio."""

import time
from collections.abc import Callable


def best(run: Callable[[], object], times: int = 5) -> float:
    """The shortest of several runs, in seconds."""
    found = []
    for _ in range(times):
        began = time.perf_counter()
        run()
        found.append(time.perf_counter() - began)
    return min(found)


def say(name: str, value: float, reference: str, base: float) -> None:
    """One line: how often the reference goes into what was measured."""
    print(f"{name}: {value / base:.1f} × {reference} ({value * 1e3:.0f} ms of {base * 1e3:.0f} ms)")
