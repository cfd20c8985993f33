"""Reads a data set folder with the tools that people use, and prints what they see as JSON: dataset.py FOLDER"""

import json
import logging
import sys

import datasets
import mlcroissant
from huggingface_hub import DatasetCard

logging.disable(logging.WARNING)
folder = sys.argv[1]
loaded = datasets.load_dataset(folder, cache_dir=sys.argv[2])
features = next(iter(loaded.values())).features
# Declared in the card, embedded in the files, and the same.
embedded = datasets.load_dataset(
    "parquet", data_files=f"{folder}/data/train-*.parquet", cache_dir=sys.argv[2]
)["train"].features
label = features["entities"].feature["label"]
spans = [
    (row["text"], span)
    for split in loaded.values()
    for row in split
    for layer in ("entities", "dates", "claims")
    for span in row[layer] or []
]
croissant = mlcroissant.Dataset(f"{folder}/croissant.json")
json.dump(
    {
        "rows": {name: split.num_rows for name, split in loaded.items()},
        "same_features": features == embedded,
        "label": type(label).__name__,
        "names": label.names,
        "labels": sorted({label.int2str(span["label"]) for _, span in spans if "label" in span}),
        "spans": len(spans),
        "misaligned": sum(
            text is not None and text[span["start"] : span["end"]] != span["text"] for text, span in spans
        ),
        "card": DatasetCard.load(f"{folder}/README.md").data.to_dict()["configs"],
        "croissant_errors": list(croissant.metadata.ctx.issues.errors),
        "croissant_records": {
            str(record_set.uuid): sum(1 for _ in croissant.records(record_set.uuid))
            for record_set in croissant.metadata.record_sets
        },
    },
    sys.stdout,
)
