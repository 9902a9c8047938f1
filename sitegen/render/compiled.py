"""Compiled templates kept between builds: compiling them costs longer than making a hundred pages.

Deleting the folder is always safe. A file is used only where the digest at its head is that of the code in it, made from
the same template by the same theme and the same Python: what is damaged, foreign or old is compiled anew.
"""

from __future__ import annotations

import hashlib
import marshal
import os
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from types import CodeType

import jinja2
from jinja2.bccache import Bucket, BytecodeCache

_SIZE = 32
_MADE_BY = f"{sys.version}\0{jinja2.__version__}".encode()


class Compiled(BytecodeCache):
    """The compiled templates of one theme. `made_from` is the digest of all that is written into them.

    Without a folder, or where it cannot be written, templates are compiled for each build, and nobody is troubled with it.
    """

    def __init__(self, folder: Path | None, made_from: bytes) -> None:
        self._folder = folder
        self._made_from = made_from
        self._codes: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill the bucket: pages of another depth may have needed it; else from its file, if that is sound and of this theme."""
        bucket.code = self._codes.get((bucket.key, bucket.checksum)) or self._stored(bucket)

    def _stored(self, bucket: Bucket) -> CodeType | None:
        if self._folder is None:
            return None
        try:
            data = (self._folder / bucket.key).read_bytes()
        except OSError:
            return None
        if data[:_SIZE] != self._seal(bucket, data[_SIZE:]):
            return None
        code = marshal.loads(data[_SIZE:])  # noqa: S302  # what was sealed above, byte for byte
        return code if isinstance(code, CodeType) else None

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the bucket's code: a new file put whole in the place of the old."""
        if bucket.code is None:
            return
        self._codes[bucket.key, bucket.checksum] = bucket.code
        if self._folder is None:
            return
        data = marshal.dumps(bucket.code)
        with suppress(OSError):
            self._folder.mkdir(exist_ok=True)
            descriptor, temporary = tempfile.mkstemp(dir=self._folder, suffix=".new")
            try:
                with os.fdopen(descriptor, "wb") as file:
                    file.write(self._seal(bucket, data) + data)
                Path(temporary).replace(self._folder / bucket.key)
            except OSError:
                Path(temporary).unlink(missing_ok=True)

    def _seal(self, bucket: Bucket, data: bytes) -> bytes:
        made = hashlib.blake2b(self._made_from, digest_size=_SIZE)
        for part in (_MADE_BY, bucket.key.encode(), bucket.checksum.encode(), data):
            made.update(len(part).to_bytes(8, "big"))
            made.update(part)
        return made.digest()
