"""``python -m vivevoix``."""

import sys

from vivevoix.cli import main

sys.exit(main())
