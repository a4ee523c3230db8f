"""How hypothesis searches: the same examples on every machine, so that a red main is a change's own fault.

`make explore` searches on, with new examples each time.
"""

import os

from hypothesis import settings

settings.register_profile("checks", derandomize=True)
settings.register_profile("explore", max_examples=2000, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "checks"))
