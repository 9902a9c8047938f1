"""Digests of plain data, the same in every process: sets and dictionaries have no order in them."""

from __future__ import annotations

import hashlib

import msgspec

SIZE = 16  # bytes
_encode = msgspec.msgpack.Encoder(order="deterministic").encode


def digest_of(value: object) -> bytes:
    """Of numbers, texts, bytes and nodes, and of what holds such."""
    return digest(_encode(value))


def digest(data: bytes) -> bytes:
    """Of bytes."""
    return hashlib.blake2b(data, digest_size=SIZE).digest()
