"""Every rule of tools/check finds a violation planted in a copy of the project, and says where."""
import pathlib
import shutil
import subprocess

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]

# rule, file, what is planted at its end, words of the advice
PLANTED = [
    ("formatting", "Modules/Domain/Planted.swift", "struct  Planted {}\n", "swift format -i"),
    ("imports", "Modules/Domain/Planted.swift", "import Crypto\n", "Foundation only"),
    ("imports", "Modules/Domain/Planted.swift", "package import Storage\n", "Foundation only"),
    ("imports", "Modules/Travel/Planted.swift", "import Retention\n", "siblings never import"),
    ("imports", "Modules/Marketing/Planted.swift", "import struct BusinessCards.Card\n", "siblings never import"),
    ("imports", "Modules/Retention/Planted.swift", "import Rights\n", "Retention lies below Rights"),
    ("imports", "Modules/Storage/Planted.swift", "@testable import Bootstrap\n", "Storage lies below Bootstrap"),
    ("imports", "Modules/Rights/Planted.swift", "import Bootstrap\n", "Rights lies below Bootstrap"),
    ("imports", "Modules/Retention/Planted.swift", "import GRDB\n", "home in Storage"),
    ("imports", "Modules/Bootstrap/Planted.swift", "import GRDBSQLite\n", "home in Storage"),
    ("imports", "Apps/Operator/Planted.swift", "import CSQLiteScrub\n", "home in Storage"),
    ("imports", "Modules/Identity/Planted.swift", "import CPostgres\n", "home in Storage"),
    ("imports", "Modules/Storage/Planted.swift", "import CArgon2\n", "home in Identity"),
    ("imports", "Modules/Rights/Planted.swift", "import CCurl\n", "home in Delivery"),
    ("imports", "Apps/Scheduler/Planted.swift", "import CGMime\n", "home in Delivery"),
    ("imports", "Modules/Rights/Planted.swift", "private import CArchive\n", "home in Delivery"),
    ("imports", "Apps/Scheduler/Planted.swift", "import Hummingbird\n", "home in Apps/Portal"),
    ("imports", "Modules/Rights/Planted.swift", "import Mustache\n", "home in Apps/Portal"),
    ("imports", "Modules/Bootstrap/Planted.swift", "import ArgumentParser\n", "home in Apps"),
    ("ambient", "Modules/Rights/Planted.swift", "let now = Date()\n", "take an Instant"),
    ("ambient", "Apps/Portal/Planted.swift", "let id = UUID()\n", "take an Instant"),
    ("ambient", "Modules/Travel/Planted.swift", "let n = Int.random(in: 0..<6)\n", "take an Instant"),
    ("ambient", "Modules/Domain/Planted.swift", "let start = ContinuousClock().now\n", "take an Instant"),
    ("ambient", "Modules/Storage/Planted.swift", 'let text = "made at \\(Date.now)"\n', "take an Instant"),
    ("forced", "Modules/Rights/Planted.swift", "let x = try! make()\n", "throw"),
    ("forced", "Apps/Zakelijk/Planted.swift", "let x = y as! Int\n", "throw"),
    ("forced", "Modules/Domain/Planted.swift", 'func f() { fatalError("no") }\n', "throw"),
    ("children", "Tests/Storage/Planted.swift", "let child = Process()\n", "Child.swift"),
    ("children", "Tests/Support/Planted.swift", "let child = try Process.run(program, arguments: [])\n", "Child.swift"),
    ("children", "Modules/Rights/Planted.swift", "let child: Process = .init()\n", "Child.swift"),
    ("links", "Docs/planted.md", "See [the map](nowhere/map.md).\n", "leads nowhere"),
    ("links", "Docs/planted.md", "![a picture](pictures/none.svg)\n", "leads nowhere"),
    ("links", "Docs/planted.md", "# Here\n\n[there](#there)\n", "no heading"),
    ("settings", "Modules/Bootstrap/Planted.swift", "/// `RECHTSPOOR_PLANTED`\n", "give it a line"),
    ("ignored", "var/planted.txt", "kept by mistake\n", "git rm --cached"),
]

INNOCENT = [
    ("imports", "Modules/Domain/Planted.swift", "// import Storage\n/* \nimport GRDB\n*/\nimport Foundation\n"),
    ("imports", "Modules/Rights/Planted.swift", "import Marketing\nimport Travel\nimport Crypto\n"),
    ("ambient", "Modules/Rights/Planted.swift", '/// Never Date().\nlet advice = "not UUID()"\n'),
    ("forced", "Modules/Rights/Planted.swift", 'let a = try make()  // no try! here\nlet b = """\n  fatalError\n  """\n'),
    ("links", "Docs/planted.md", "# A heading\n\n[up](../Package.swift), [here](#a-heading), [out](https://example.org)\n"),
]


@pytest.fixture(scope="module")
def original(tmp_path_factory):
    copy = tmp_path_factory.mktemp("check") / "project"
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, check=True).stdout
    for name in filter(None, listed.decode().split("\0")):
        if (ROOT / name).is_file():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, copy / name)
    subprocess.run(["git", "init", "--quiet"], cwd=copy, check=True)
    subprocess.run(["git", "add", "--all"], cwd=copy, check=True)
    return copy


def check(project, *rules):
    return subprocess.run([project / "tools/check", *rules], capture_output=True, text=True, timeout=60)


def plant(project, file, text):
    planted = project / file
    planted.parent.mkdir(parents=True, exist_ok=True)
    planted.write_text(text)
    subprocess.run(["git", "add", "--force", file], cwd=project, check=True)
    return planted


@pytest.fixture
def project(original):
    yield original
    listed = subprocess.run(
        ["git", "ls-files", "*lanted*"], cwd=original, capture_output=True, text=True, check=True).stdout.split()
    if listed:
        subprocess.run(["git", "rm", "--quiet", "--force", *listed], cwd=original, check=True)


@pytest.mark.parametrize("rule, file, text, advice", PLANTED)
def test_a_planted_violation_is_found(project, rule, file, text, advice):
    assert file not in check(project, rule).stdout
    plant(project, file, text)
    found = check(project, rule)
    lines = [line for line in found.stdout.splitlines() if line.startswith(f"{file}:")]
    assert found.returncode == 1
    assert lines, found.stdout
    line = text.rstrip("\n").count("\n") + 1
    assert lines[0].startswith(f"{file}:{line}: {rule}: ")
    assert advice in lines[0]


@pytest.mark.parametrize("rule, file, text", INNOCENT)
def test_what_only_looks_like_a_violation_passes(project, rule, file, text):
    plant(project, file, text)
    assert file not in check(project, rule).stdout


def test_a_setting_nothing_reads_is_found(project):
    page = project / "Docs/configuration.md"
    told = page.read_text()
    page.write_text(told + "\n`RECHTSPOOR_PLANTED`\n")
    try:
        answer = check(project, "settings")
    finally:
        page.write_text(told)
    assert answer.returncode == 1
    assert f"Docs/configuration.md:{told.count(chr(10)) + 2}: settings: RECHTSPOOR_PLANTED is read by nothing" in answer.stdout


def test_an_unknown_rule_is_a_mistake_of_usage(original):
    answer = check(original, "nonsense")
    assert answer.returncode == 64
    assert "nonsense" in answer.stderr
