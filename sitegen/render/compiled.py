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
    """The compiled templates of one depth of pages. `made_from` is the digest of all that is written into them.

    Where the folder cannot be written, templates are compiled for each build, and nobody is troubled with it.
    """

    def __init__(self, folder: Path, made_from: bytes, root: str) -> None:
        self._folder = folder
        self._made_from = made_from
        self._depth = root.count("../") if root.startswith("../") or not root else "top"

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill the bucket from its file, if that is sound and of this theme."""
        try:
            data = self._path(bucket).read_bytes()
        except OSError:
            return
        if data[:_SIZE] != self._seal(bucket, data[_SIZE:]):
            return
        code = marshal.loads(data[_SIZE:])  # noqa: S302  # what was sealed above, byte for byte
        if isinstance(code, CodeType):
            bucket.code = code

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the bucket's code: a new file put whole in the place of the old."""
        if bucket.code is None:
            return
        data = marshal.dumps(bucket.code)
        with suppress(OSError):
            self._folder.mkdir(exist_ok=True)
            descriptor, temporary = tempfile.mkstemp(dir=self._folder, suffix=".new")
            try:
                with os.fdopen(descriptor, "wb") as file:
                    file.write(self._seal(bucket, data) + data)
                Path(temporary).replace(self._path(bucket))
            except OSError:
                Path(temporary).unlink(missing_ok=True)

    def _path(self, bucket: Bucket) -> Path:
        return self._folder / f"{bucket.key}-{self._depth}"

    def _seal(self, bucket: Bucket, data: bytes) -> bytes:
        made = hashlib.blake2b(self._made_from, digest_size=_SIZE)
        for part in (_MADE_BY, str(self._depth).encode(), bucket.key.encode(), bucket.checksum.encode(), data):
            made.update(len(part).to_bytes(8, "big"))
            made.update(part)
        return made.digest()
