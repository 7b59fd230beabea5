"""`python -m consistency` is the command line, and so is `consistency`: the first module that runs imports nothing that takes time."""

import sys

STOPPED = 4
"""`ExitCode.INCOMPLETE`, which is known only once the command line is loaded."""


def main() -> None:
    """Runs the command line; Ctrl-C while it is loaded ends it as Ctrl-C does later."""
    try:
        from consistency.cli import main as command_line
    except KeyboardInterrupt:
        sys.stderr.write("Stopped before the end; nothing was written.\n")
        sys.exit(STOPPED)
    command_line()


if __name__ == "__main__":  # worker processes import this module once more
    main()
