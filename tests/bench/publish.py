"""Publishing the sample, against checking it."""

import tempfile
from pathlib import Path

from lib import intake
from lib.publish import publish
from lib.sample import write_vidtf7
from tests.bench._ratio import best, say


def main() -> None:
    """Publishing the sample, against checking it."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_vidtf7(folder / "delivery")

        def checked() -> None:
            with intake.check([folder / "delivery"]):
                pass

        numbers = iter(range(100))
        both = best(lambda: publish([folder / "delivery"], folder / f"data-{next(numbers)}"), 3)
        say("publishing the sample", both, "checking it", best(checked, 3))


if __name__ == "__main__":
    main()
