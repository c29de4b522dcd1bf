"""Open a saved dataset on the heatmap. Run as `python -m tests.faults.opener ID`."""

import sys

from tests.apptest import open_page, page_text

if __name__ == "__main__":
    at = open_page("heatmap", dataset=sys.argv[1])
    print(page_text(at), *("warning" for _ in at.warning), *("failed" for _ in at.exception))
