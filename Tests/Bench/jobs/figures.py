"""What a bench found: a row for each job, and how to read it."""
import dataclasses
import os
import pathlib
import platform
import statistics


@dataclasses.dataclass
class Figure:
    """One job, done by the house and by what it is held against, each several times in turn; the best of each counts.

    `unit` is "s" or "ms", where less is better, or "pages/s", where more is. `asked` is the least ratio asked for, 0 where none is.
    """

    job: str
    unit: str
    compared: str
    asked: float = 0.6
    against: str = "plain SQL"
    ours: list = dataclasses.field(default_factory=list)
    plain: list = dataclasses.field(default_factory=list)
    remarks: list = dataclasses.field(default_factory=list)

    @property
    def best(self):
        return max if self.unit.endswith("/s") else min

    @property
    def ratio(self):
        """1 where the house is as fast as plain SQL, 0.5 where it takes twice as long."""
        return self._ratio(self.best(self.ours), self.best(self.plain))

    @property
    def median_ratio(self):
        return self._ratio(statistics.median(self.ours), statistics.median(self.plain))

    def _ratio(self, ours, plain):
        return ours / plain if self.best is max else plain / ours

    def data(self):
        return {
            "job": self.job, "unit": self.unit, "ours": self.best(self.ours), "plain": self.best(self.plain),
            "against": self.against, "asked": self.asked, "ratio": round(self.ratio, 4), "medianRatio": round(self.median_ratio, 4), "oursRuns": self.ours,
            "plainRuns": self.plain, "compared": self.compared, "remarks": self.remarks,
        }


@dataclasses.dataclass
class Report:
    bench: str
    size: str
    built: str
    durability: str
    figures: list

    def data(self):
        return {
            "bench": self.bench, "size": self.size, "built": self.built, "machine": machine(),
            "durability": self.durability, "jobs": [figure.data() for figure in self.figures],
        }

    def text(self):
        lines = [
            f"{self.bench}, size {self.size}, {self.built} build; {machine()}", self.durability,
            f"Best of {len(self.figures[0].ours)} runs each, in turn. Ratio: 1 is as fast as what it is held against; "
            "in brackets: of the medians.", "",
            f"{'job':44} {'ours':>12} {'against':>24}   ratio        asked",
        ]
        for figure in self.figures:
            ours, plain = (f"{figure.best(runs):.2f} {figure.unit}" for runs in (figure.ours, figure.plain))
            against = f"{figure.against} {plain}"
            digits = 2 if figure.ratio >= 0.05 else 4
            ratio = f"{figure.ratio:.{digits}f} ({figure.median_ratio:.{digits}f})"
            asked = f"{figure.asked:.2f}" if figure.asked else "-"
            lines.append(f"{figure.job:44} {ours:>12} {against:>24}   {ratio:12} {asked}")
        for figure in self.figures:
            lines += ["", f"{figure.job}: {figure.compared}", *figure.remarks]
        return "\n".join(lines)


def machine():
    model = "unknown processor"
    for line in pathlib.Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            model = line.split(":")[1].strip()
            break
    pages = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") // 2**30
    return f"{os.cpu_count()} cores {model}, {pages} GiB, {platform.system()} {platform.release()}, " \
           f"load {os.getloadavg()[0]:.1f} at the end"
