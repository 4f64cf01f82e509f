"""PNG files whose bytes depend on the pixels alone.

The ``zlib`` that Pillow and Python bring differs between machines and
releases, and so would the files. Flat drawings pack well enough with runs only
(deflate with the fixed Huffman codes, RFC 1951, 3.2.6), written here.
"""

import struct
import zlib
from collections.abc import Iterator

import numpy as np

SHORTEST, LONGEST = 4, 258  # of a run, after its first byte
# lengths of a run: first length of each code from 257 on, and its extra bits
LENGTHS = (3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59,
           67, 83, 99, 115, 131, 163, 195, 227, 258)  # fmt: skip
EXTRA = (0,) * 8 + (1,) * 4 + (2,) * 4 + (3,) * 4 + (4,) * 4 + (5,) * 4 + (0,)
Bits = tuple[int, int]  # a value, and how many bits of it count; lowest first


def encode(width: int, height: int, palette: bytes, pixels: bytes) -> bytes:
    """A PNG of 8-bit *pixels*, row by row, into a *palette* of RGB triples."""
    header = struct.pack(">2I5B", width, height, 8, 3, 0, 0, 0)
    chunks = (
        (b"IHDR", header),
        (b"PLTE", palette),
        (b"IDAT", _deflated(_filtered(width, pixels))),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*chunk) for chunk in chunks)


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def _filtered(width: int, pixels: bytes) -> bytes:
    """Each row as its difference from the row above (filter 2), mostly zeros."""
    rows = np.frombuffer(pixels, np.uint8).reshape(-1, width)
    found = np.full((len(rows), width + 1), 2, np.uint8)
    found[:, 1:] = rows
    found[1:, 1:] -= rows[:-1]
    return found.tobytes()


def _deflated(data: bytes) -> bytes:
    """A zlib stream of one block."""
    held, count = 0, 0
    packed = bytearray(b"\x78\x01")
    for value, bits in _codes(data):
        held |= value << count
        count += bits
        while count >= 8:
            packed.append(held & 255)
            held, count = held >> 8, count - 8
    if count:
        packed.append(held & 255)
    return bytes(packed) + struct.pack(">I", zlib.adler32(data))


def _codes(data: bytes) -> Iterator[Bits]:
    yield 0b011, 3  # the last block, with fixed codes
    for byte, length in _groups(data):
        left = length - 1
        yield LITERALS[byte]
        while left >= SHORTEST:
            run = min(left, LONGEST)
            yield RUNS[run]
            left -= run
        for _ in range(left):
            yield LITERALS[byte]
    yield _fixed(256)  # end of block


def _groups(data: bytes) -> Iterator[tuple[int, int]]:
    """Each byte with how often it follows itself, itself included."""
    every = np.frombuffer(data, np.uint8)
    starts = np.concatenate([[0], np.flatnonzero(every[1:] != every[:-1]) + 1])
    lengths = np.diff(starts, append=len(every))
    return zip(every[starts].tolist(), lengths.tolist(), strict=True)


def _fixed(symbol: int) -> Bits:
    """The fixed code of a literal or length; codes are packed highest bit first."""
    if symbol < 144:
        return _reversed(48 + symbol, 8)
    if symbol < 256:
        return _reversed(400 + symbol - 144, 9)
    if symbol < 280:
        return _reversed(symbol - 256, 7)
    return _reversed(192 + symbol - 280, 8)


def _reversed(code: int, bits: int) -> Bits:
    return int(f"{code:0{bits}b}"[::-1], 2), bits


def _run(length: int) -> Bits:
    """The code of *length* more of the byte before: a length, then distance 1."""
    place = max(n for n, first in enumerate(LENGTHS) if first <= length)
    code, bits = _fixed(257 + place)
    code |= (length - LENGTHS[place]) << bits
    return code, bits + EXTRA[place] + 5  # five zero bits: distance 1


LITERALS = tuple(_fixed(byte) for byte in range(256))
RUNS = {length: _run(length) for length in range(3, LONGEST + 1)}
