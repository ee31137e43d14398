"""A file is opened, checked and read without the program, as docs/exchange.md says."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.exchange.device import office_and
from vip2tui.domain.roles import Role
from vip2tui.exchange.contact import contact_file

DOCS = Path(__file__).parents[2] / "docs" / "exchange.md"
COMMANDS = re.findall(r"^```sh\n(.*?)^```$", DOCS.read_text("utf-8"), re.MULTILINE | re.DOTALL)

needs_age = pytest.mark.skipif(not shutil.which("age"), reason="Debian's program «age» is missing")
needs_openssl = pytest.mark.skipif(not shutil.which("openssl"), reason="«openssl» is missing")


@needs_age
@needs_openssl
def test_the_commands_of_the_documentation(tmp_path: Path) -> None:
    office, mentor = office_and(Role.MENTOR)
    for _ in range(2):
        case = mentor.new_case()
        mentor.set(case, "n1", text="Mette kom til tiden, æøå")
    (tmp_path / "fil.vip2").write_bytes(mentor.send(office))
    (tmp_path / "identitet.txt").write_text(office.keys.identity + "\n", encoding="ascii")
    (tmp_path / "afsender.vip2kontakt").write_bytes(contact_file(mentor.contact, mentor.keys))
    said = [run(command, tmp_path) for command in COMMANDS]
    assert len(said) == 5
    assert "Signature Verified Successfully" in said[2]
    (counted,) = [line.split()[0] for line in said[2].splitlines() if "stdin" in line]
    assert said[2].split()[-1] == counted
    assert "2026-05-04 | Laptop 1 | entry | text | Mette kom til tiden, æøå" in said[3]
    assert len(said[3].splitlines()) == 4
    assert "Signature Verified Successfully" in said[4]


@needs_age
def test_a_file_that_age_made_is_opened(tmp_path: Path) -> None:
    office, mentor = office_and(Role.MENTOR)
    mentor.new_case()
    (tmp_path / "fil.vip2").write_bytes(mentor.send(office))
    (tmp_path / "identitet.txt").write_text(office.keys.identity + "\n", encoding="ascii")
    run("age -d -i identitet.txt -o inde fil.vip2", tmp_path)
    run(f"age -r {office.keys.recipient} -o igen.vip2 inde", tmp_path)
    assert office.fetch((tmp_path / "igen.vip2").read_bytes()).counts()["new"] == 1


@needs_openssl
def test_openssl_finds_a_forged_signature(tmp_path: Path) -> None:
    _, mentor = office_and(Role.MENTOR)
    (tmp_path / "key.der").write_bytes(
        bytes.fromhex("302a300506032b6570032100")
        + mentor.keys.signing.public_key().public_bytes_raw()
    )
    (tmp_path / "signed").write_bytes(b"noget andet")
    (tmp_path / "sig").write_bytes(mentor.keys.signing.sign(b"noget"))
    with pytest.raises(subprocess.CalledProcessError):
        run(COMMANDS[2].splitlines()[0], tmp_path)


def run(command: str, folder: Path) -> str:
    command = command.replace("python3", sys.executable)
    done = subprocess.run(
        ["/bin/sh", "-e", "-c", command],
        cwd=folder, capture_output=True, text=True, check=True, encoding="utf-8",
    )  # fmt: skip
    return done.stdout + done.stderr
