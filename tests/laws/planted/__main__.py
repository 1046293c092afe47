"""Prints docs/planted-bugs.md."""

from tests.laws.planted.planting import table

if __name__ == "__main__":
    print(table(), end="")
