"""Takes paths and bytes; gives files read with clear faults and written whole or not at all.

The only module that writes files or looks at the clock.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import errno
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from publish.diagnostics import Diagnostic, Exit, PublishError, Where

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_TEMPORARY = ".publish-"
_AT_ONCE = 1_000_000
"""Bytes of a long file that are read at once, and a line's rest."""


def shown(path: Path) -> str:
    """Give a path as a person would type it: relative to where they stand, if below it."""
    try:
        return path.resolve().relative_to(Path.cwd()).as_posix()
    except (ValueError, OSError, RuntimeError):
        return str(path)


def _fault(
    code: str, message: str, path: Path, hint: str, exit_code: Exit = Exit.FAULTS
) -> PublishError:
    return PublishError(
        Diagnostic(code, message, Where(shown(path)), hint=hint), exit_code=exit_code
    )


def read_bytes(path: Path) -> bytes:
    """Read a whole file.

    Raises PublishError where the file is missing or is a folder, which says that the call was
    wrong, or where it may not be read.
    """
    with _opened(path) as file:
        return file.read()


@contextlib.contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    """Open a file to be read; raises as `read_bytes` does, while it is read too."""
    try:
        with path.open("rb") as file:
            yield file
    except FileNotFoundError:
        raise _fault(
            "file-missing", "there is no such file", path, "Check the name.", Exit.USAGE
        ) from None
    except IsADirectoryError:
        raise _fault(
            "file-is-folder", "this is a folder, not a file", path, "Name a file in it.", Exit.USAGE
        ) from None
    except OSError as error:
        raise _fault(
            "file-unreadable", f"cannot be read: {error.strerror}", path, "Check its permissions."
        ) from None


def read_text(path: Path) -> str:
    """Read a UTF-8 file, without its byte order mark, line ends as they are.

    Raises PublishError naming the line where the bytes are not UTF-8.
    """
    data = read_bytes(path)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _not_utf_8(path, data, error, 1) from None


def _not_utf_8(path: Path, data: bytes, error: UnicodeDecodeError, first: int) -> PublishError:
    """Tell of the byte at fault in some data, whose first line has the number ``first``."""
    return PublishError(
        Diagnostic(
            "not-utf-8",
            f"byte {data[error.start]:#04x} is not UTF-8",
            Where(shown(path), data.count(b"\n", 0, error.start) + first),
            hint="Save the file again as UTF-8 (in an editor: Save As, Encoding).",
        )
    )


def read_lines(path: Path) -> Iterator[str]:
    """Read a UTF-8 file as `read_text` does, some whole lines at a time, so as not to hold it all.

    Raises PublishError as that does, at the lines that are at fault.
    """
    first = 1
    with _opened(path) as file:
        while some := file.readlines(_AT_ONCE):
            data = b"".join(some)
            try:
                yield data.decode("utf-8-sig" if first == 1 else "utf-8")
            except UnicodeDecodeError as error:
                raise _not_utf_8(path, data, error, first) from None
            first += len(some)


def holds(path: Path, parts: Iterable[str]) -> bool:
    """Tell whether a file is there and is this text to the byte, with no more of either at hand.

    Raises PublishError where the file may not be read.
    """
    if not path.is_file():
        return False
    with _opened(path) as file:
        for part in parts:
            data = part.encode("utf-8", "surrogateescape")
            if file.read(len(data)) != data:
                return False
        return not file.read(1)


def write_atomic(path: Path, data: bytes | str | Iterable[str], *, durable: bool = True) -> None:
    """Write a file whole or not at all: beside its target, flushed, then moved into place.

    Text is written as UTF-8 with the line ends it has, whole or part by part. What can be made
    again at any time may go without ``durable``, the wait until the disk has it. Raises
    PublishError where the folder cannot be written or the disk is full; the old file is then
    untouched.
    """
    write_together({path: data}, durable=durable)


def write_together(
    contents: Mapping[Path, bytes | str | Iterable[str]], *, durable: bool = True
) -> None:
    """Write several files as `write_atomic` does one: none is moved before all are on the disk.

    Raises PublishError where one cannot be written; all the old files are then untouched.
    """
    staged: list[tuple[Path, Path]] = []
    now = Path()
    try:
        for now, data in contents.items():
            staged.append((_stage(now, data, durable=durable), now))
        for temporary, now in staged:
            temporary.replace(now)
    except OSError as error:
        full = error.errno in (errno.ENOSPC, errno.EDQUOT)
        raise PublishError(
            Diagnostic(
                "disk-full" if full else "not-writable",
                f"cannot be written: {error.strerror or error}",
                Where(shown(now)),
                hint="Free some room and run the command again."
                if full
                else "Check that the folder exists and that you may write in it.",
            ),
            exit_code=Exit.MACHINE if full else Exit.FAULTS,
        ) from None
    finally:
        for temporary, _ in staged:
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)


def _stage(path: Path, data: bytes | str | Iterable[str], *, durable: bool) -> Path:
    """Write data to a file beside ``path``, and give that file; leave none where that fails."""
    parts: Iterable[bytes | str] = (data,) if isinstance(data, bytes | str) else data
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=_TEMPORARY, suffix=".tmp", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            for part in parts:
                file.write(part.encode("utf-8") if isinstance(part, str) else part)
            file.flush()
            if durable:
                os.fsync(file.fileno())
        temporary.chmod(0o666 & ~_umask())
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise
    return temporary


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def sweep(folder: Path, older_than_seconds: float = 3600) -> None:
    """Remove temporaries that a killed run left in a folder more than an hour ago."""
    now = dt.datetime.now(tz=dt.UTC).timestamp()
    if not folder.is_dir():
        return
    for stale in folder.glob(f"{_TEMPORARY}*.tmp"):
        with contextlib.suppress(OSError):
            if now - stale.stat().st_mtime > older_than_seconds:
                stale.unlink()


def today() -> dt.date:
    """Give the day on which permissions are judged; no output holds it."""
    return dt.datetime.now(tz=dt.UTC).date()


def build_date() -> dt.datetime:
    """Give the date that outputs carry, in UTC.

    SOURCE_DATE_EPOCH (reproducible-builds.org) where it is set, else 1 January 1980, the first day
    that a zip file can name: never today, so that the same input gives the same bytes. Raises
    PublishError where the variable is no number.
    """
    given = os.environ.get("SOURCE_DATE_EPOCH", "").strip()
    if not given:
        return dt.datetime(1980, 1, 1, tzinfo=dt.UTC)
    try:
        moment = dt.datetime.fromtimestamp(int(given), tz=dt.UTC)
    except (ValueError, OverflowError, OSError):
        raise PublishError(
            Diagnostic(
                "bad-source-date-epoch",
                f"SOURCE_DATE_EPOCH is {given!r}, which is no number of seconds",
                hint="Unset it, or set it to seconds since 1970, as `date +%s` prints them.",
            ),
            exit_code=Exit.USAGE,
        ) from None
    return max(moment, dt.datetime(1980, 1, 1, tzinfo=dt.UTC))
