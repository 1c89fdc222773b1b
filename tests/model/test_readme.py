"""README shows what the program prints."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.model


def test_the_sample_is_what_the_program_prints() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = readme.split("<!-- from the output of the first command -->\n```\n")[1].split("\n…\n")[0]
    command = [sys.executable, "-m", "dragoman", "read", str(ROOT / "examples" / "samarkand.txt")]
    environment = os.environ | {"COLUMNS": "100"}
    printed = subprocess.run(command, capture_output=True, encoding="utf-8", env=environment, check=True).stdout
    for part in shown.strip().split("\n\n"):
        assert part in printed
