"""Lets ``python -m reconcile`` do what the command ``reconcile`` does."""

import sys

from reconcile.cli import main

if __name__ == "__main__":
    sys.exit(main())
