"""Bytes to text: UTF-8, UTF-16 and UTF-32 with their marks, else Windows-1252 where that reads sensibly."""

import codecs
import re

from dragoman.errors import BadEncoding, BinaryDocument, EmptyDocument

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_KINDS = (
    (b"%PDF", "a PDF file"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x7fELF", "a program"),
)
_SAMPLE = 65_536
_MOST_CONTROLS = 0.01
_CONTROL_BYTES = bytes(range(9)) + b"\x0b\x0e\x0f" + bytes(range(16, 27)) + bytes(range(28, 32)) + b"\x7f"
# UTF-8 read as Windows-1252: the first byte of a character shows as one of these, the next as a sign.
_GARBLED = re.compile("[ÂÃâ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]")


def decode(data: bytes, *, where: str) -> str:
    """The text of a file's bytes without its byte order mark, otherwise unchanged; `where` names it in errors."""
    if not data.strip():
        raise EmptyDocument(f"{where}: the file is empty; give a file that holds an article")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _marked(data[len(mark) :], encoding, where=where)
    refuse_binary(data, where=where)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _not_utf8(data, error, where=where)


def refuse_binary(data: bytes, *, where: str) -> None:
    """Raises BinaryDocument where the first bytes cannot be text."""
    kind = next((name for magic, name in _KINDS if data.startswith(magic)), None)
    sample = data[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROL_BYTES))
    if kind is None and (b"\0" in sample or controls > _MOST_CONTROLS * len(sample)):
        kind = "a binary file"
    if kind is not None:
        raise BinaryDocument(f"{where}: this is {kind}, not text; save the article as .txt or .html")


def _marked(data: bytes, encoding: str, *, where: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data[: error.start].decode(encoding, "replace").count("\n") + 1
        what = f"the file is marked as {encoding.upper()} but breaks off or is damaged"
        raise BadEncoding(f"{where}:{line}: {what}; get it again or save it as UTF-8") from None


def _not_utf8(data: bytes, error: UnicodeDecodeError, *, where: str) -> str:
    line = data.count(b"\n", 0, error.start) + 1
    if error.reason == "unexpected end of data" and error.start >= len(data) - 3 and not data[: error.start].isascii():
        raise BadEncoding(f"{where}:{line}: the file breaks off inside a character; it is cut short, get it again")
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        text = ""
    high = sum(byte > 127 for byte in data[:_SAMPLE])
    if not text or _GARBLED.search(text) or high > 0.2 * min(len(data), _SAMPLE):
        raise BadEncoding(f"{where}:{line}: neither UTF-8 nor Windows-1252 text; save it as UTF-8")
    return text
