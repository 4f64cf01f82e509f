"""Which shape is which territory, and which borders are disputed. The board takes no position.

Shapes are counted where ISO 3166 counts them: a part that Natural Earth draws by itself, or
with another country, goes to the code whose ISO entry names it. Every line across which that
is disputed is drawn in one neutral style of its own.
"""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class Box:
    """West, south, east and north in degrees."""

    west: float
    south: float
    east: float
    north: float

    def holds(self, lon: float, lat: float) -> bool:
        return self.west <= lon <= self.east and self.south <= lat <= self.north


WORLD: Final = Box(-180, -90, 180, 90)

# Shapes that have no ISO number at the source: its name -> our code (None: land of no code).
NAMED: Final[dict[str, str | None]] = {
    "Kosovo": "XK",
    "N. Cyprus": "CY",
    "Somaliland": "SO",
    "Siachen Glacier": None,
    "Indian Ocean Ter.": "CX",  # Christmas Island; the Cocos (Keeling) Islands are cut out below
}

# Parts with an ISO code of their own that the source draws as part of another:
# (the code at the source, our code, where the part lies).
PARTS: Final = (
    ("FR", "GF", Box(-55, 2, -51, 6)),
    ("FR", "GP", Box(-62, 15.7, -60.9, 16.7)),
    ("FR", "MQ", Box(-61.4, 14.3, -60.7, 15)),
    ("FR", "RE", Box(55, -21.6, 56, -20.7)),
    ("FR", "YT", Box(44.9, -13.2, 45.5, -12.5)),
    ("NO", "SJ", Box(10, 74, 35, 81)),  # Svalbard
    ("NO", "SJ", Box(-10, 70, -7, 72)),  # Jan Mayen
    ("NL", "BQ", Box(-69, 12, -68, 12.4)),  # Bonaire
    ("NL", "BQ", Box(-63.5, 17.3, -62.8, 17.8)),  # Saba, Sint Eustatius
    ("NZ", "TK", Box(-173, -10, -171, -8)),
    ("CX", "CC", Box(96, -13, 98, -11)),
    ("RU", "UA", Box(32, 44, 37, 46.5)),  # Crimea: ISO 3166-2 has it as UA-43 and UA-40
)

# Borders that are disputed or not settled, by the units of the source on either side, and
# where along the border. Natural Earth draws who holds what; this table only says where a
# line is another kind of line.
DISPUTED: Final = (
    ("Kosovo", "Serbia", WORLD),
    ("Cyprus", "N. Cyprus", WORLD),  # the buffer zone
    ("Russia", "Ukraine", Box(32, 44, 37, 46.5)),  # Crimea
    ("Israel", "Palestine", WORLD),
    ("Israel", "Syria", WORLD),  # the Golan Heights
    ("Morocco", "W. Sahara", WORLD),
    ("Somalia", "Somaliland", WORLD),
    ("India", "Pakistan", Box(73.5, 32.4, 78, 36)),  # Kashmir: the Line of Control
    ("India", "Siachen Glacier", WORLD),
    ("Pakistan", "Siachen Glacier", WORLD),
    ("China", "Siachen Glacier", WORLD),
    ("China", "Pakistan", Box(75.8, 35, 77.8, 37.1)),  # Shaksgam
    ("China", "India", Box(77, 30, 81.1, 36)),  # Aksai Chin
    ("China", "India", Box(91.5, 27, 98, 30)),  # Arunachal Pradesh
    ("North Korea", "South Korea", WORLD),  # the armistice line
    ("Egypt", "Sudan", Box(33, 21.9, 37, 22.4)),  # the Halaib triangle
    ("S. Sudan", "Sudan", Box(27, 9, 29.5, 10.5)),  # Abyei
    ("Kenya", "S. Sudan", WORLD),  # the Ilemi triangle
)

# Where a circle stands: for territories without a shape at 1:50 million, the centre of their
# largest part at Natural Earth's 1:10 million; else where the middle of the largest part
# would mislead. Longitude, latitude.
CENTRES: Final = {
    "AQ": (0.0, -80.0),  # its shape is cut: no country, and half the page
    "BV": (3.36, -54.43),
    "GI": (-5.35, 36.14),
    "TV": (179.2, -8.52),
    "UM": (166.64, 19.29),  # Wake Island
    "HR": (16.0, 45.6),
    "NO": (9.2, 61.2),
    "US": (-98.6, 39.6),
    "VN": (108.2, 14.2),
}
