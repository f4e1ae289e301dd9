"""The checksum at the end of each page of a database file, as the programs write it.

SQLite alone does not: a test that changes rows by itself stamps the file afterwards, as somebody would who knows how.
"""
import zlib

LOCKS = 0x40000000


def page_size(header):
    size = int.from_bytes(header[16:18], "big")
    return 65536 if size == 1 else size


def pages(content):
    size = page_size(content)
    return [(number + 1, content[start:start + size]) for number, start in enumerate(range(0, len(content), size))]


def checksum(number, page):
    return zlib.crc32(number.to_bytes(4, "big") + page[:-4]).to_bytes(4, "big")


def has_checksums(content):
    return content[20] == 4


def damaged(file):
    """The numbers of the pages that are not what was written."""
    return [number for number, page in pages(file.read_bytes()) if checksum(number, page) != page[-4:]]


def stamp(file):
    """Only while nobody has it open. A page at a time: a bench has files of many gigabytes."""
    with open(file, "r+b") as handle:
        header = handle.read(100)
        assert has_checksums(header), f"{file} has no room for checksums"
        size = page_size(header)
        handle.seek(0)
        for number, start in enumerate(range(0, file.stat().st_size, size), 1):
            page = handle.read(size)
            # SQLite locks bytes of the page that holds this one, and never reads it.
            if start <= LOCKS < start + size:
                continue
            sum_ = checksum(number, page)
            if sum_ != page[-4:]:
                handle.seek(start)
                handle.write(page[:-4] + sum_)
