"""A file that an authority checks by itself: with our program, and with none of ours."""
import pathlib
import subprocess
import zipfile

from support.given import give
from support.steps import letters_go

#: As README.txt in the file says it.
COMMANDS = r"""
set -e
(printf '\060\052\060\005\006\003\053\145\160\003\041\000'; cut -d' ' -f2 signing.pub | head -1 | base64 -d) \
  | openssl pkey -pubin -inform DER -out house.pem
openssl pkeyutl -verify -pubin -inkey house.pem -rawin -in SHA256SUMS -sigfile SHA256SUMS.sig
sha256sum --strict -c SHA256SUMS
for f in checkpoints/*.json; do
  openssl pkeyutl -verify -pubin -inkey house.pem -rawin -in "$f" -sigfile "${f%.json}.sig"
done
for f in releases/*.json; do
  [ ! -e "$f" ] || openssl pkeyutl -verify -pubin -inkey house.pem -rawin -in "$f" -sigfile "${f%.json}.sig"
done
python3 audit-check.py
openssl pkeyutl -verify -pubin -inkey house.pem -rawin -in certificate.json -sigfile certificate.sig
"""


def test_a_stranger_checks_a_case_without_us(demo_house, tmp_path):
    given = give(demo_house, "--route", "letter")
    demo_house.portal()
    given.object()
    letters_go(demo_house)
    found = tmp_path / "residue.txt"
    found.write_text("clean: 0 hits\n")
    file = tmp_path / "case.zip"
    make = ("rechtspoor", "case", "evidence", given.reference(), "--out", file, "--residue", found)
    made = demo_house.run(*make, "--json").ended(0).json()
    assert demo_house.sql("SELECT digest FROM case_evidence")[0]["digest"] == made["sha256"]
    assert "there already" in demo_house.run(*make).ended(1).err
    # From here on nobody has anything but the file and the published key.
    key = tmp_path / "signing.pub"
    key.write_bytes((demo_house.home / "keys" / "signing.pub").read_bytes())
    verify = ("rechtspoor", "evidence", "verify", file, "--key", key)
    away = {"RECHTSPOOR_HOME": str(tmp_path / "nowhere")}
    report = demo_house.run(*verify, "--json", **away).ended(0).json()
    assert report["whole"] and report["reference"] == given.reference() and report["wholeFileSigned"]

    unpacked = tmp_path / "unpacked"
    zipfile.ZipFile(file).extractall(unpacked)
    (unpacked / "signing.pub").write_bytes(key.read_bytes())
    said = subprocess.run(["sh", "-c", COMMANDS], cwd=unpacked, capture_output=True, text=True)
    assert said.returncode == 0, said.stdout + said.stderr
    assert "lead to a signed head" in said.stdout
    for line in COMMANDS.strip().splitlines()[1:]:
        assert line.strip() in (unpacked / "README.txt").read_text(), line
    words = {email: path for email in (given.email, "AR-4711") for path in unpacked.rglob("*")
             if path.is_file() and email.encode() in path.read_bytes()}
    assert not words

    lines = (unpacked / "audit.jsonl").read_text()
    (unpacked / "audit.jsonl").write_text(lines.replace('"recipientTold"', '"recipientTold "', 1))
    said = subprocess.run(["python3", "audit-check.py"], cwd=unpacked, capture_output=True, text=True)
    assert said.returncode != 0 and "not as it was" in said.stderr

    whole = file.read_bytes()
    for place in range(7, len(whole), len(whole) // 12):
        file.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1:])
        demo_house.run(*verify, **away).ended(1)
    pathlib.Path(f"{file}.sig").unlink()
    file.write_bytes(whole)
    assert "no signature over the whole file" in demo_house.run(*verify, **away).ended(0).out
