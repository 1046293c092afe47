"""The `collectif` command; `python -m bot` is the same."""

import sys


def main() -> None:
    """Runs the command that was typed: exits with 0, with 2 on wrong use, with 1 and a line of why on failure."""
    from bot.commands import app

    try:
        app(prog_name="collectif")
    except Exception as error:
        from bot.faults import explain

        if not (problems := explain(error)):
            raise
        for problem in problems:
            print(f"collectif: {problem}", file=sys.stderr)
        sys.exit(1)


if __name__ == "__main__":
    main()
