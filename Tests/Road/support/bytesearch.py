"""Looks for bytes in every file of a folder. A search that read nothing proves nothing: it says what it read."""
import dataclasses
import pathlib


@dataclasses.dataclass(frozen=True)
class Found:
    #: Every file that was read, with the number of bytes in it.
    searched: dict
    #: Label of what was looked for -> ["file@offset", ...]; only what was found.
    hits: dict

    @property
    def nothing(self):
        return not self.hits


def search(folder, needles, tries=5):
    """`needles`: label -> bytes or text (as UTF-8). Raises where there is nothing to search or to look for.

    A server at work may put one file in the place of another meanwhile: then all of it is searched anew."""
    folder = pathlib.Path(folder)
    for left in reversed(range(tries)):
        try:
            return _search(folder, needles)
        except FileNotFoundError:
            if not left:
                raise


def _search(folder, needles):
    wanted = {label: needle.encode() if isinstance(needle, str) else bytes(needle) for label, needle in needles.items()}
    assert wanted and all(wanted.values()), "nothing to look for"
    searched, hits = {}, {}
    for file in sorted(path for path in folder.rglob("*") if path.is_file() and not path.is_symlink()):
        content = file.read_bytes()
        name = str(file.relative_to(folder))
        searched[name] = len(content)
        for label, needle in wanted.items():
            at = content.find(needle)
            while at >= 0:
                hits.setdefault(label, []).append(f"{name}@{at}")
                at = content.find(needle, at + 1)
    assert searched, f"there is no file under {folder}"
    return Found(searched, hits)
