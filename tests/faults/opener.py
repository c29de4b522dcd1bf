"""Opens a saved dataset on the heatmap, as a reader does. Run as `python -m tests.faults.opener ID`."""

import sys

from tests.faults.conftest import reader, said

if __name__ == "__main__":
    at = reader("heatmap", dataset=sys.argv[1])
    print(said(at), *("warning" for _ in at.warning), *("failed" for _ in at.exception))
