"""Check a corpus with Dask: `python examples/corpus_dask.py RECORDS.jsonl FOLDER`.

RECORDS.jsonl has one object a line with `id` and `text` or `html`. The answers go to FOLDER, one file a partition. Here
the processes of this machine do the work; with a `distributed.Client` it is those of a cluster.
"""

from __future__ import annotations

import json
import sys

from dask import bag

from claimcheck import Settings
from claimcheck.corpus.engines import check_bag


def record(line: str) -> object:
    """The record in a line; a line that is torn costs no other its answer."""
    try:
        return json.loads(line)
    except ValueError as error:
        return {"failed": f"the line is no JSON ({error})"}


def main(records: str, folder: str) -> int:
    """Write the answers; give 2 where an article could not be checked."""
    # As many bytes a partition as a process checks in some minutes.
    read = bag.read_text(records, blocksize="1MiB").map(record)
    answers = check_bag(read, Settings(offline=True), seconds=60).persist()
    answers.map(json.dumps).to_textfiles(f"{folder}/*.jsonl")
    failed = answers.filter(lambda answer: answer["status"] == "failed").count().compute()
    print(f"{failed} articles were not checked, or not wholly")
    return 2 if failed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
