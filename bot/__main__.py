"""The `collectif` command; `python -m bot` is the same."""

import sys


def main() -> None:
    """Runs the command that was typed: exits with 0, with 2 on wrong use, with 1 and a line of why on failure."""
    from bot.commands import app

    try:
        app(prog_name="collectif")
    except Exception as error:  # noqa: BLE001 - whatever it is, it is told, without its message
        from bot.faults import explain
        from bot.traces import write_trace

        # Its message may hold somebody's words, or an address with a token in it.
        for problem in explain(error) or [f"this is a bug of the program, please report it:\n{write_trace(error)}"]:
            print(f"collectif: {problem}", file=sys.stderr)
        sys.exit(1)


if __name__ == "__main__":
    main()
