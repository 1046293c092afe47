"""Has atheris look for inputs that a parser stumbles over, led by the lines that they reach.

    pip install -e '.[fuzz]'
    python -m tests.laws.fuzzing 'the page’s frames' -runs=100000

It goes on until it found one, or was run so often. atheris has wheels for Linux on x86-64 alone, and for each
Python another version: so neither `make test` nor `make laws` needs it.
"""

import sys
from importlib import import_module

from hypothesis import HealthCheck, given, settings


def main() -> None:
    atheris = import_module("atheris")
    with atheris.instrument_imports(include=["bot", "conversations", "domain", "storage"]):
        from tests.laws.fuzzing.parsers import PARSERS
    if len(sys.argv) < 2 or sys.argv[1] not in PARSERS:
        sys.exit("name one of: " + ", ".join(PARSERS))
    name = sys.argv.pop(1)
    takes = settings(database=None, deadline=None, suppress_health_check=list(HealthCheck))(
        given(PARSERS[name].given)(PARSERS[name].takes)
    )
    # libFuzzer begins with inputs of a few bytes, from which hypothesis can make nothing.
    atheris.Setup([*sys.argv, "-len_control=0", "-max_len=4096"], takes.hypothesis.fuzz_one_input)  # type: ignore[attr-defined]  # hypothesis puts it there
    atheris.Fuzz()


if __name__ == "__main__":
    main()
