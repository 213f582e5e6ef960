"""The weights of the two regressions of `rewrites`, as training/lineage/fit.py printed them."""

import numpy as np

WORD = np.array([-1.854, 0.377, 0.383, -0.663, 1.534, 0.821, -0.199, -0.23, 0.127, 0.076, -4.885])
"""In the order of suspects.FEATURES."""
BASE = (0.122, 0.316)
"""Share of replaced words among all that were fitted on: of the thesaurus, of the table."""
TEXT = np.array([-4.632, 4.069, 8.368, 3.042, 0.946, -1.377, -0.162, 2.043, 0.744, -0.085])
"""In the order of rewrites.text_features."""
