"""Errors that a person can act on. Anything else that is raised is a bug.

BoardError                    exit code
├── Refused                   2   what was asked makes no sense
│   ├── NothingPublished      2   there is no snapshot yet
│   ├── Unopened              2   the snapshot that is pointed to can't be read
│   │   └── Outdated          2   … for it was made by an earlier version of the board
│   └── Missing               2   a file or folder that was named is not there
├── DeliveryProblem           3   the delivery has problems
├── PublishRefused            4   nothing was published
└── NotAllowed                5   the viewer may not see or do this
"""


class BoardError(Exception):
    """A sentence for a person: what, where, and what is wanted instead."""

    exit_code = 1


class Refused(BoardError):
    """What was asked makes no sense."""

    exit_code = 2


class NothingPublished(Refused):
    """There is no snapshot to read yet."""


class Unopened(Refused):
    """The snapshot that is pointed to can't be read."""


class Outdated(Unopened):
    """The snapshot was made by an earlier version of the board."""


class Missing(Refused):
    """A file or folder that was named does not exist."""


class DeliveryProblem(BoardError):
    """A delivery that can't be read as a whole."""

    exit_code = 3


class PublishRefused(BoardError):
    """Nothing was published; the old snapshot still stands."""

    exit_code = 4


class NotAllowed(BoardError):
    """The viewer may not see or do this."""

    exit_code = 5
