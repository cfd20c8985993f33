"""Reads copydesk's exports with the tools that they are for, and says as JSON what is not as it should be."""

import glob
import json
import os
import sys
import urllib.parse
from collections import Counter

folder = sys.argv[1]
expected = json.load(open(os.path.join(folder, "expected.json"), encoding="utf8"))
BY_ID = {doc["id"]: doc for doc in expected}
ALL = ("entities", "dates", "claims")
BLANK = " \t\r\n\u00a0"


def path(name):
    return os.path.join(folder, name)


class Check:
    """Collects what a reader found, document by document."""

    def __init__(self):
        self.documents = self.spans = 0
        self.wrong = []

    def fail(self, message):
        if len(self.wrong) < 10:
            self.wrong.append(message)

    def document(self, id, text, found, layers=ALL, lossy=0.0, labels=None):
        """`found`: (start, end, label) by the tool's own offsets. `lossy`: the share of spans that need not be there."""
        self.documents += 1
        doc = BY_ID.get(id)
        if doc is None:
            return self.fail(f"{id!r} is no document")
        if text != doc["text"]:
            self.fail(f"{id}: text differs")
        wanted = Counter((s["start"], s["end"], s["label"]) for s in doc["spans"] if s["layer"] in layers and (labels is None or s["label"] in labels))
        texts = {(s["start"], s["end"], s["label"]): s["text"] for s in doc["spans"]}
        got = Counter(found)
        self.spans += len(found)
        for span in got - wanted:
            self.fail(f"{id}: {span} was not exported")
        for span in got:
            if span in texts and text[span[0] : span[1]] != texts[span]:
                self.fail(f"{id}: {text[span[0]:span[1]]!r} at {span}, expected {texts[span]!r}")
        missing = sum((wanted - got).values())
        self.missing = getattr(self, "missing", 0) + missing
        self.wanted = getattr(self, "wanted", 0) + sum(wanted.values())
        self.lossy = lossy

    def verdict(self):
        if getattr(self, "missing", 0) > getattr(self, "lossy", 0) * getattr(self, "wanted", 0):
            self.fail(f"{self.missing} of {self.wanted} spans are missing")
        return {"documents": self.documents, "spans": self.spans, "wrong": self.wrong}


def rows(name):
    with open(path(name), encoding="utf8", newline="\n") as file:
        return [json.loads(line) for line in file]


def read_parquet(check):
    import datasets
    import pyarrow.parquet as pq

    data = datasets.load_dataset("parquet", data_files=path("parquet"), split="train")
    features = data.features
    label = features["entities"].feature["label"]
    timex = features["dates"].feature["type"]
    assert isinstance(label, datasets.ClassLabel) and isinstance(timex, datasets.ClassLabel)
    for row in data:
        found = [(e["start"], e["end"], label.int2str(e["label"])) for e in row["entities"] or []]
        found += [(d["start"], d["end"], timex.int2str(d["type"])) for d in row["dates"] or []]
        for claim in row["claims"] or []:
            found.append((claim["start"], claim["end"], "CLAIM"))
            parts = claim["attribution"] or {}
            for part in ("source", "cue"):
                if parts.get(part):
                    found.append((parts[part]["start"], parts[part]["end"], part.upper()))
        check.document(row["id"], row["text"], found)
    frame = pq.read_table(path("parquet")).to_pandas()
    if list(frame["text"]) != [doc["text"] for doc in expected]:
        check.fail("pandas reads other texts")


def read_label_studio(check):
    from label_studio_sdk.label_interface import LabelInterface

    interface = LabelInterface(open(path("label-studio.config.xml"), encoding="utf8").read())
    interface.validate()
    for task in json.load(open(path("label-studio"), encoding="utf8")):
        # With predictions in it, the SDK's own check of a task fails: it forgets to pass them on.
        if not interface.validate_task({"data": task["data"]}):
            check.fail(f"{task['data']['id']}: no valid task")
        for prediction in task["predictions"]:
            problems = interface.validate_prediction(prediction, return_errors=True)
            if problems:
                check.fail(f"{task['data']['id']}: {problems[:2]}")
        result = task["predictions"][0]["result"]
        found = [(r["value"]["start"], r["value"]["end"], r["value"]["labels"][0]) for r in result if r["type"] == "labels"]
        check.document(task["data"]["id"], task["data"]["text"], found)


def read_spacy(check):
    import spacy
    from spacy.tokens import DocBin
    from spacy.training import Corpus

    nlp = spacy.blank("en")
    for file in sorted(glob.glob(path("spacy") + "/*.spacy")):
        for doc in DocBin().from_disk(file).get_docs(nlp.vocab):
            found = [(e.start_char, e.end_char, e.label_) for e in doc.ents]
            for group in doc.spans.values():
                found += [(s.start_char, s.end_char, s.label_) for s in group]
            check.document(doc.user_data["copydesk"]["id"], doc.text, found, lossy=0.02)
    examples = list(Corpus(path("spacy"))(nlp))
    if len(examples) != len(expected):
        check.fail(f"Corpus gives {len(examples)} examples")


def read_prodigy(check):
    # Prodigy is not free; its rows are made for spaCy's Doc and char_span, by which they are read here.
    import spacy
    from spacy.tokens import Doc

    vocab = spacy.blank("en").vocab
    for row in rows("prodigy"):
        doc = Doc(vocab, words=[t["text"] for t in row["tokens"]], spaces=[t["ws"] for t in row["tokens"]])
        found = []
        for span in row["spans"]:
            words = doc[span["token_start"] : span["token_end"] + 1]
            if row["text"][span["start"] : span["end"]].split() != words.text.split() and not any(c in words.text for c in "\u00a0"):
                first, last = row["tokens"][span["token_start"]], row["tokens"][span["token_end"]]
                if (first["start"], last["end"]) != (span["start"], span["end"]):
                    check.fail(f"{row['meta']['id']}: tokens of {span}")
            found.append((span["start"], span["end"], span["label"]))
        for token in row["tokens"]:
            if row["text"][token["start"] : token["end"]] != token["text"]:
                check.fail(f"{row['meta']['id']}: token {token}")
        check.document(row["meta"]["id"], row["text"], found, lossy=0.02)


def read_doccano(check):
    import pandas

    frame = pandas.read_json(path("doccano"), lines=True, convert_dates=False)
    for row in frame.to_dict("records"):
        found = [(e["start_offset"], e["end_offset"], e["label"]) for e in row["entities"]]
        check.document(row["document"]["id"], row["text"], found)


def read_brat(check):
    for file in sorted(glob.glob(path("brat") + "/*.ann")):
        with open(file[:-4] + ".txt", encoding="utf8", newline="") as source:
            text = source.read()
        found = []
        with open(file, encoding="utf8", newline="\n") as source:
            for line in source:
                if not line.startswith("T"):
                    continue
                id, place, surface = line.rstrip("\n").split("\t", 2)
                label, offsets = place.split(" ", 1)
                pieces = [tuple(map(int, piece.split(" "))) for piece in offsets.split(";")]
                # brat's own check of a text-bound annotation.
                if " ".join(text[a:b] for a, b in pieces) != surface:
                    check.fail(f"{file}: {line!r}")
                found.append((pieces[0][0], pieces[-1][1], label))
        check.document(urllib.parse.unquote(os.path.basename(file)[:-4]), text, found)


def read_inception(check):
    from cassis import load_cas_from_json

    for file in sorted(glob.glob(path("inception") + "/*.json")):
        with open(file, "rb") as source:
            cas = load_cas_from_json(source)
        meta = cas.select("de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData")[0]
        found = []
        for name in ("de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity", "webanno.custom.Timex3", "webanno.custom.Claim"):
            for item in cas.select(name):
                found.append((item.begin, item.end, item.value))
                if item.get_covered_text() != cas.sofa_string[item.begin : item.end]:
                    check.fail(f"{file}: covered text")
        check.document(meta.documentId, cas.sofa_string, found)


def read_timeml(check):
    from lxml import etree

    for file in sorted(glob.glob(path("timeml") + "/*.tml")):
        tree = etree.parse(file)
        text, found = "", []
        node = tree.find("TEXT")
        text = node.text or ""
        for child in node:
            found.append((len(text), len(text) + len(child.text), child.get("type")))
            text += child.text + (child.tail or "")
        check.document(tree.findtext("DOCID"), text, found, layers=("dates",))


def read_web_annotation(check):
    page = json.load(open(path("web-annotation"), encoding="utf8"))
    assert page["type"] == "AnnotationPage"
    found = {doc["id"]: [] for doc in expected}
    for item in page["items"]:
        id = urllib.parse.unquote(item["id"].removeprefix("urn:copydesk:").rsplit(":", 1)[0])
        position, quote = item["target"]["selector"]
        text = BY_ID[id]["text"]
        if text[position["start"] : position["end"]] != quote["exact"]:
            check.fail(f"{item['id']}: {quote['exact']!r}")
        if not text[: position["start"]].endswith(quote["prefix"]) or not text[position["end"] :].startswith(quote["suffix"]):
            check.fail(f"{item['id']}: context")
        found[id].append((position["start"], position["end"], item["body"][0]["value"]))
    for id, spans in found.items():
        check.document(id, BY_ID[id]["text"], spans)


def read_csv(check):
    import pandas

    frame = pandas.read_csv(path("csv"), keep_default_na=False, dtype={"document": str, "text": str})
    groups = dict(list(frame.groupby("document")))
    for doc in expected:
        part = groups.get(doc["id"])
        found = [] if part is None else list(zip(part["start"], part["end"], part["label"]))
        check.document(doc["id"], doc["text"], found)
        for row in [] if part is None else part.to_dict("records"):
            if doc["text"][row["start"] : row["end"]] != row["text"]:
                check.fail(f"{doc['id']}: {row['text']!r}")


def tagged(check, id, text, words, columns):
    """Spans from BIO columns over words, which are found in the text one after the other."""
    at, places = 0, []
    for word in words:
        start = text.index(word, at)
        if text[at:start].strip():
            check.fail(f"{id}: {text[at:start]!r} is in no token")
        at = start + len(word)
        places.append((start, at))
    found = []
    for column in columns:
        for place, tag in zip(places, column):
            if tag.startswith("B-"):
                found.append((*place, tag[2:]))
            elif tag.startswith("I-"):
                start, _, label = found.pop()
                if label != tag[2:]:
                    check.fail(f"{id}: {tag} after {label}")
                found.append((start, place[1], label))
    check.document(id, text, found, lossy=0.02)


def read_conll(check):
    # The reader of spaCy's own `convert` cuts the same way: documents at -DOCSTART-, sentences at blank lines, cells at blanks.
    from spacy.training.converters import conll_ner_to_docs

    documents = []
    for line in open(path("conll"), encoding="utf8", newline="\n"):
        line = line.rstrip("\n")
        if line.startswith("# newdoc id = "):
            documents.append((json.loads(line[14:]), []))
        elif line.startswith(("# columns = ", "# text = ", "-DOCSTART-")) or line == "":
            continue
        else:
            documents[-1][1].append(line.split(" "))
    for id, cells in documents:
        if any(len(row) != 6 for row in cells):
            check.fail(f"{id}: rows of another length")
        tagged(check, id, BY_ID[id]["text"], [row[0] for row in cells], list(zip(*[row[1:] for row in cells])))
    plain = "".join(line for line in open(path("conll"), encoding="utf8", newline="\n") if not line.startswith(("# newdoc", "# columns", "# text")))
    entities = "\n".join(" ".join(line.split(" ")[:2]) if line.strip() else "" for line in plain.split("\n"))
    docs = list(conll_ner_to_docs(entities, n_sents=0, no_print=True))
    wanted = sum(1 for doc in documents for row in doc[1] if row[1].startswith("B-"))
    if sum(len(doc.ents) for doc in docs) != wanted:
        check.fail(f"spaCy's converter finds {sum(len(doc.ents) for doc in docs)} entities, not {wanted}")


def read_conllu_plus(check):
    documents, columns = [], []
    for line in open(path("conllu-plus"), encoding="utf8", newline="\n"):
        line = line.rstrip("\n")
        if line.startswith("# global.columns = "):
            columns = line.removeprefix("# global.columns = ").split(" ")
        elif line.startswith("# newdoc id = "):
            documents.append((line[14:], []))
        elif line and not line.startswith("# "):
            cells = line.split("\t")
            if len(cells) != len(columns):
                check.fail(f"{line!r}: {len(columns)} cells expected")
            documents[-1][1].append(cells)
    for id, cells in documents:
        tagged(check, id, BY_ID[id]["text"], [row[1] for row in cells], list(zip(*[row[3:] for row in cells])))


def read_gkg(check):
    import csv
    import pandas

    frame = pandas.read_csv(path("gkg"), sep="\t", header=None, quoting=csv.QUOTE_NONE, keep_default_na=False, dtype=str)
    if frame.shape[1] != 27:
        check.fail(f"{frame.shape[1]} columns")
    for doc, row in zip(expected, frame.to_dict("records")):
        found = []
        starts = {(s["start"], s["label"]): s for s in doc["spans"]}
        for column, label in ((12, "PERSON"), (14, "ORG")):
            for item in filter(None, row[column].split(";")):
                name, offset = item.rsplit(",", 1)
                span = starts.get((int(offset), label))
                if span is None:
                    check.fail(f"{doc['id']}: {item!r}")
                    continue
                clean = "".join(" " if c in ";,#|<>" or c.isspace() else c for c in span["text"])
                if " ".join(clean.split()) != name:
                    check.fail(f"{doc['id']}: {item!r} is {span['text']!r}")
                found.append((span["start"], span["end"], label))
        check.document(doc["id"], doc["text"], found, labels=("PERSON", "ORG"))


def read_duckdb(check):
    import duckdb

    connection = duckdb.connect(path("duckdb"), read_only=True)
    found = {doc["id"]: [] for doc in expected}
    for query in (
        'SELECT document, start, "end", label, text FROM entities',
        'SELECT document, start, "end", type, text FROM dates',
        "SELECT document, start, \"end\", 'CLAIM', text FROM claims",
        "SELECT document, source_start, source_end, 'SOURCE', source FROM claims WHERE source IS NOT NULL",
        "SELECT document, cue_start, cue_end, 'CUE', cue FROM claims WHERE cue IS NOT NULL",
    ):
        for id, start, end, label, text in connection.execute(query).fetchall():
            if BY_ID[id]["text"][start:end] != text:
                check.fail(f"{id}: {text!r}")
            found[id].append((start, end, label))
    for id, text in connection.execute("SELECT id, text FROM documents").fetchall():
        check.document(id, text, found[id])


READERS = {name[5:].replace("_", "-"): reader for name, reader in list(globals().items()) if name.startswith("read_")}

out = {}
for name, reader in READERS.items():
    check = Check()
    try:
        reader(check)
    except Exception as error:  # A reader that refuses a file is a finding, too.
        check.fail(f"{type(error).__name__}: {error}")
    out[name] = check.verdict()
print("\n" + json.dumps(out))
