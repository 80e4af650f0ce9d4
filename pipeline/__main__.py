"""`python -m pipeline` is `genereer`."""

from pipeline.cli import main

if __name__ == "__main__":
    main()
