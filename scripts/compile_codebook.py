"""Compile CAMEO's codes and scale into our table: python scripts/compile_codebook.py CAMEO_GOLDSTEIN_CSV.

The scale is GDELT's official one; ICEWS differs on 016, 022, 164 and 165 and has 1213 where GDELT has none.
"""

import csv
import re
import sys
from pathlib import Path

OUTPUT = Path(__file__).parent.parent / "src/dragoman/knowledge/data/codebook/cameo.tsv"
ICEWS_ONLY = "goldstein_icews_bbn"


def main(source: Path) -> None:
    with source.open(newline="", encoding="utf-8") as file:
        rows = sorted(csv.DictReader(file), key=lambda row: row["cameo_code"])
    lines = ["code\tname\tquad\tgoldstein\tgoldstein_icews\tsource"]
    for row in rows:
        official = row["goldstein_gdelt_official"] or row[ICEWS_ONLY] or row["goldstein_gdeltpyr_table"]
        if not official:
            continue
        name = re.sub(r"\bThreate n\b", "Threaten", row["name"]).rstrip(",")
        icews = row[ICEWS_ONLY] or official
        lines.append(
            "\t".join((row["cameo_code"], name, row["gdelt_quadclass_by_root"], official, icews, "CAMEO 1.1b3"))
        )
    OUTPUT.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
