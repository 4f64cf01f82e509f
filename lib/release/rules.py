"""What a release is made by: for whom, which counts are small, whether it is rounded."""

from dataclasses import dataclass

from lib.errors import Refused
from lib.release.audience import AUDIENCES, Audience

MOST = 4  # a count of 1 to 4 may point to one child, one family, one officer
LARGEST = 99  # a limit above that would leave nothing to say


@dataclass(frozen=True)
class Rules:
    """Counts of 1 to ``most`` are small; ``rounded`` says "more than 900" in place of 925.

    Where earlier releases and this one would reveal a small count, this one is refused; if it is
    ``fitted`` to them, what would reveal it is withheld as well.

    Nothing is withheld or rounded for ``internal``. Raises Refused where a rule makes no sense.
    """

    audience: Audience = "internal"
    most: int = MOST
    rounded: bool = False
    fitted: bool = False

    def __post_init__(self) -> None:
        if self.audience not in AUDIENCES:
            raise Refused(
                f"“{str(self.audience)[:64]}” is no audience: {', '.join(AUDIENCES)} are."
            )
        if not 1 <= self.most <= LARGEST:
            raise Refused(f"Small counts end at 1 to {LARGEST}, not at {self.most}.")

    @property
    def strict(self) -> bool:
        """Whether small counts are withheld: the file leaves the house."""
        return self.audience != "internal"
