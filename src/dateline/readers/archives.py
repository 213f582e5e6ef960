"""Files inside archives, read where they lie: nothing is unpacked to the disk.

The names inside an archive are labels for messages and nothing else, so that no trick in them (an
absolute path, "..", a link) leads anywhere.
"""

import struct
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any, BinaryIO, Self, cast

from dateline.errors import RefusedInput
from dateline.limits import MAX_ARCHIVE_DEPTH, MAX_ARCHIVE_NAMES_BYTES, MAX_TAR_HEADER_BYTES
from dateline.readers.opened import Opened, Read, counted
from dateline.types import Refusal, Report

_UNPACK = "unpack it and give the files in it"
_AGAIN = "fetch the archive again"
_MAX_LABEL = 200
_OFFICE = {"[Content_Types].xml": "an Office document", "mimetype": "an OpenDocument or EPUB file"}
_ENCRYPTED = 0x1
_END = b"PK\x05\x06"
_END_SIZE = 22
_MAX_COMMENT = 65535
_END_64 = b"PK\x06\x06"


def read_zip(opened: Opened, read_inner: Read) -> Iterator[Report | Refusal]:
    """What is in the files of a zip archive; raises RefusedInput for one that cannot be opened."""
    depth = _deeper(opened)
    stream = opened.movable()
    _refuse_many_names(stream, opened.origin)
    try:
        archive = zipfile.ZipFile(stream)
    except (zipfile.BadZipFile, NotImplementedError, ValueError, struct.error) as error:
        raise RefusedInput(opened.origin, f"the zip archive is damaged: {error}", _AGAIN) from error
    with archive:
        members = [each for each in archive.infolist() if not each.is_dir()]
        office = next((_OFFICE[m.filename] for m in members if m.filename in _OFFICE), None)
        if office is not None:
            raise RefusedInput(opened.origin, f"it is {office}", "save it as text, HTML or PDF")
        if opened.file is not None:
            opened.allowance.packed(stream.seek(0, 2))
        yield from _zip_members(opened, archive, members, depth, read_inner)


def _zip_members(
    opened: Opened,
    archive: zipfile.ZipFile,
    members: list[zipfile.ZipInfo],
    depth: int,
    read_inner: Read,
) -> Iterator[Report | Refusal]:
    empty = True
    for member in members:
        if _hidden(member.filename):
            continue
        empty = False
        where = _label(opened.origin, member.filename)
        if member.flag_bits & _ENCRYPTED:
            yield Refusal(where, "it is encrypted", _UNPACK)
            continue
        try:
            with archive.open(member) as packed:
                stream = counted(cast("BinaryIO", packed), opened.allowance.unpacked)
                yield from read_inner(opened.inner(stream, member.filename, where, depth=depth))
        except (zipfile.BadZipFile, NotImplementedError, zlib.error, OSError, ValueError) as error:
            yield Refusal(where, f"it cannot be unpacked: {error}"[:300], _AGAIN)
        if opened.allowance.spent:
            return
    if empty:
        yield _nothing(opened)


def _refuse_many_names(stream: BinaryIO, origin: str) -> None:
    """Raises RefusedInput for a list of names that Python would take gigabytes to hold.

    Its size stands in the record that ends the archive (APPNOTE.TXT 4.3.16; 4.3.14 for large ones).
    """
    size = stream.seek(0, 2)
    stream.seek(max(0, size - _END_SIZE - _MAX_COMMENT))
    tail = stream.read()
    at = tail.rfind(_END)
    names = int.from_bytes(tail[at + 12 : at + 16], "little") if at >= 0 else 0
    large = tail.rfind(_END_64)
    if large >= 0:
        names = max(names % 0xFFFFFFFF, int.from_bytes(tail[large + 40 : large + 48], "little"))
    stream.seek(0)
    if names > MAX_ARCHIVE_NAMES_BYTES:
        raise RefusedInput(origin, "the zip archive has too many files to list", _UNPACK)


class _BoundedInfo(tarfile.TarInfo):
    """A member of a tar archive; one that has too long a list of attributes is not read.

    tarfile reads names and attributes of any length into memory, and searches them slowly.
    """

    @classmethod
    def frombuf(cls, buf: bytes | bytearray, encoding: str, errors: str) -> Self:
        """The member in a block of 512 bytes; raises RefusedInput."""
        found = super().frombuf(buf, encoding, errors)
        if found.type in _ATTRIBUTES and found.size > MAX_TAR_HEADER_BYTES:
            reason = "the names or attributes of a file in the tar archive are too long"
            raise RefusedInput("", reason, _UNPACK)
        return found


_ATTRIBUTES = (
    tarfile.XHDTYPE, tarfile.XGLTYPE, tarfile.SOLARIS_XHDTYPE,
    tarfile.GNUTYPE_LONGNAME, tarfile.GNUTYPE_LONGLINK,
)  # fmt: skip


def read_tar(opened: Opened, read_inner: Read) -> Iterator[Report | Refusal]:
    """What is in the files of a tar archive; raises RefusedInput where it breaks off."""
    depth = _deeper(opened)
    empty = True
    try:
        with tarfile.open(fileobj=opened.stream, mode="r|", tarinfo=_BoundedInfo) as archive:
            while member := archive.next():
                cast("Any", archive).members = []  # it would keep all it has seen
                if not member.isfile() or _hidden(member.name):
                    continue
                empty = False
                yield from _tar_member(opened, archive, member, depth, read_inner)
                if opened.allowance.spent:
                    return
    except (tarfile.TarError, ValueError, OverflowError, struct.error) as error:
        reason = f"the tar archive is damaged or cut off: {error}"[:300]
        raise RefusedInput(opened.origin, reason, f"{_AGAIN}; what came before is read") from error
    except RefusedInput as refused:
        raise RefusedInput(
            refused.where or opened.origin, refused.reason, refused.remedy
        ) from refused
    if empty:
        yield _nothing(opened)


def _tar_member(
    opened: Opened,
    archive: tarfile.TarFile,
    member: tarfile.TarInfo,
    depth: int,
    read_inner: Read,
) -> Iterator[Report | Refusal]:
    where = _label(opened.origin, member.name)
    if member.issparse():
        yield Refusal(where, "it is a sparse file", _UNPACK)
        return
    packed = archive.extractfile(member)
    if packed is not None:
        inner = opened.inner(cast("BinaryIO", packed), member.name, where, depth=depth)
        yield from read_inner(inner)


def _deeper(opened: Opened) -> int:
    if opened.depth >= MAX_ARCHIVE_DEPTH:
        reason = f"archives inside archives, more than {MAX_ARCHIVE_DEPTH} deep"
        raise RefusedInput(opened.origin, reason, _UNPACK)
    return opened.depth + 1


def _hidden(name: str) -> bool:
    """Hidden files, as in folders, and what macOS adds to a zip."""
    parts = name.replace("\\", "/").split("/")
    return parts[0] == "__MACOSX" or any(p.startswith(".") and p not in (".", "..") for p in parts)


def _label(origin: str, name: str) -> str:
    """The name as part of a message: whatever a terminal would act upon goes."""
    shown = name.encode("utf-8", "replace").decode("utf-8")
    shown = "".join(char if char.isprintable() else "\ufffd" for char in shown)
    return f"{origin}:{shown[:_MAX_LABEL]}"


def _nothing(opened: Opened) -> Refusal:
    return Refusal(opened.origin, "the archive holds nothing to read", "leave it out")
