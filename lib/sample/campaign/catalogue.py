"""The things that the public is asked about: what is drawn, and in which words.

Nothing here is a real appeal: the things are invented and the pictures drawn.
"""

from dataclasses import dataclass

COLOURS = ("green", "blue", "red", "yellow", "teal", "purple", "pink", "brown", "grey")


@dataclass(frozen=True)
class Motif:
    """A sort of thing: how it is drawn (``name``), of what kind it is, how it is asked for."""

    name: str
    kind: str
    noun: str
    question: str


MOTIFS = (
    Motif("cap", "clothing", "Baseball cap", "Who sells this cap?"),
    Motif("bag", "object", "Carrier bag", "Where is this bag sold?"),
    Motif("label", "text", "Bottle label", "What does this label say?"),
    Motif("bottle", "object", "Shampoo bottle", "Where is this bottle sold?"),
    Motif("tiles", "place", "Tile pattern", "Where are these tiles used?"),
    Motif("mug", "object", "Mug", "Do you know this mug?"),
    Motif("curtain", "object", "Curtain with pattern", "Who sells this curtain?"),
    Motif("sign", "place", "Sign at a wall", "Where does this sign hang?"),
    Motif("shirt", "clothing", "T-shirt with print", "Where was this print sold?"),
    Motif("shelf", "object", "Wall shelf", "Which shop sells this shelf?"),
    Motif("logo", "logo", "Round logo", "Whose logo is this?"),
    Motif("wallpaper", "place", "Wallpaper", "Do you know this wallpaper?"),
    Motif("lamp", "object", "Table lamp", "Who makes this lamp?"),
    Motif("chair", "object", "Chair", "Where is this chair sold?"),
    Motif("cushion", "object", "Cushion", "Do you know this cushion?"),
    Motif("poster", "text", "Poster on a wall", "What is this poster about?"),
    Motif("rucksack", "object", "Rucksack", "Who makes this rucksack?"),
    Motif("skyline", "place", "View from a window", "Which town is this?"),
    Motif("box", "object", "Cardboard box with print", "What was in this box?"),
    Motif("badge", "logo", "Badge on a sleeve", "Whose badge is this?"),
    Motif("jumper", "clothing", "Knitted jumper", "Who knits this pattern?"),
    Motif("keyring", "object", "Key tag", "Where do such key tags come from?"),
    Motif("socket", "place", "Light switch and socket", "Where are these sockets used?"),
    Motif("landscape", "place", "Hills with a bridge", "Which valley is this?"),
    Motif("rug", "object", "Rug", "Do you know this rug?"),
    Motif("calendar", "text", "Calendar page", "Which firm gave this calendar away?"),
    Motif("shoe", "clothing", "Canvas shoe", "Who sells this shoe?"),
    Motif("stairs", "place", "Stairs with railing", "Where is this stairwell?"),
    Motif("tin", "object", "Biscuit tin", "Where is this tin sold?"),
    Motif("packet", "text", "Packet with lettering", "Which language is on this packet?"),
)
