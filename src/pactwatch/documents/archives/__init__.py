"""Archives: files of many reports, cut into shards that can be read apart, record by record."""

from pactwatch.documents.archives.extras import need
from pactwatch.documents.archives.planning import list_inputs, plan_shards
from pactwatch.documents.archives.record import Loss, Passed, Record
from pactwatch.documents.archives.rows import JSON_LINE
from pactwatch.documents.archives.shard import Shard, read_records

__all__ = [
    "JSON_LINE",
    "Loss",
    "Passed",
    "Record",
    "Shard",
    "list_inputs",
    "need",
    "plan_shards",
    "read_records",
]
