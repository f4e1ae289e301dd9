"""The checksum at the end of each page of a database file, as the programs write it.

SQLite alone does not: a test that changes rows by itself stamps the file afterwards, as somebody would who knows how.
"""
import zlib

LOCKS = 0x40000000


def pages(content):
    size = int.from_bytes(content[16:18], "big")
    size = 65536 if size == 1 else size
    return [(number + 1, content[start:start + size]) for number, start in enumerate(range(0, len(content), size))]


def checksum(number, page):
    return zlib.crc32(number.to_bytes(4, "big") + page[:-4]).to_bytes(4, "big")


def has_checksums(content):
    return content[20] == 4


def damaged(file):
    """The numbers of the pages that are not what was written."""
    return [number for number, page in pages(file.read_bytes()) if checksum(number, page) != page[-4:]]


def stamp(file):
    """Only while nobody has it open."""
    content = file.read_bytes()
    assert has_checksums(content), f"{file} has no room for checksums"
    assert len(content) <= LOCKS, "too large for a test"
    file.write_bytes(b"".join(page[:-4] + checksum(number, page) for number, page in pages(content)))
