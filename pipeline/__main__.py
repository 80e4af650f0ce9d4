"""`python -m pipeline` is `genereer`."""

from pipeline.cli import opstarten

if __name__ == "__main__":
    opstarten()
