"""`python -m consistency` is the command line."""

from consistency.cli import main

if __name__ == "__main__":  # worker processes import this module once more
    main()
