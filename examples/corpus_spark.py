"""Check a corpus with Spark: `python examples/corpus_spark.py RECORDS.jsonl FOLDER`, or `spark-submit` with the same.

RECORDS.jsonl has one object a line with `id` and `text` or `html`; it may be a folder on shared storage. The answers go
to FOLDER as Parquet, one row a record, the record itself as JSON in its last column.
"""

from __future__ import annotations

import sys

from pyspark.sql import SparkSession

from claimcheck import Settings
from claimcheck.corpus.engines import check_frame


def main(records: str, folder: str) -> int:
    """Write the answers; give 2 where an article could not be checked."""
    spark = SparkSession.builder.appName("claimcheck").getOrCreate()
    # Small batches: an article is a hundred times the work of reading its row.
    spark.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", 100)
    read = spark.read.json(records).repartition(2 * spark.sparkContext.defaultParallelism)
    check_frame(read, Settings(offline=True), seconds=60).write.mode("overwrite").parquet(folder)
    failed = spark.read.parquet(folder).where("status = 'failed'").count()
    print(f"{failed} articles were not checked, or not wholly")
    spark.stop()
    return 2 if failed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
