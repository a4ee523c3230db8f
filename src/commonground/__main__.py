"""`python -m commonground` is the command line."""

from commonground.cli import main

if __name__ == "__main__":
    main()
