"""Marks names, or the parts of claims, as the encoders and the shipped model see them together.

    python mark.py names|claims TEXTS OUT ENCODER WEIGHTS [ENCODER WEIGHTS …]

WEIGHTS is what teach.py made of ENCODER, TEXTS what lay-out.mjs made. OUT has rows as `copydesk train entities|claims --silver` reads them: a text and its
`entities` or `marks`, each with the probability of its least probable word.
"""

import json
import sys

import numpy
import torch
from encoder import TAGS, Reader, Tagger, load, probabilities
from learning import rows_of

#: For each task: the list in a row; the labels of its classes, which for names are a record's, taken for classes again by training; what the
#: encoders' logarithms count together (the shipped model's count the rest); what is taken from the logarithm of no tag; whether a word's
#: probability is that of its class or of its tag; and the probability of being nothing under which a word that is nothing is marked as unsure.
TASKS = {
    "names": {
        "list": "entities",
        "labels": ["PERSON", "ORG", "GPE", "NORP", "EVENT"],
        "share": 0.5,
        "bias": 0,
        "by_class": False,
        "sure": 0.6,
    },
    "claims": {
        "list": "marks",
        "labels": ["CUE", "SOURCE", "CONTENT"],
        "share": 0.6,
        "bias": 0.2,
        "by_class": True,
        "sure": 0.5,
    },
}
NEVER = -1e9


def grammar(tags):
    """Which tag may begin, follow and end: begin, inside, end and single, as src/text/sequence/tags.ts has them."""

    def opens(tag):
        return tag > 0 and (tag - 1) % 4 in (0, 1)

    def goes_on(tag):
        return tag > 0 and (tag - 1) % 4 in (1, 2)

    follows = numpy.full((tags, tags), NEVER)
    for a in range(tags):
        for b in range(tags):
            inside = opens(a) and goes_on(b) and (a - 1) // 4 == (b - 1) // 4
            if inside or (not opens(a) and not goes_on(b)):
                follows[a, b] = 0
    begins = numpy.array([NEVER if goes_on(tag) else 0 for tag in range(tags)])
    ends = numpy.array([NEVER if opens(tag) else 0 for tag in range(tags)])
    return begins, follows, ends


def best_path(scores, rules):
    begins, follows, ends = rules
    best = scores[0] + begins
    back = []
    for row in scores[1:]:
        sums = best[:, None] + follows
        back.append(sums.argmax(0))
        best = sums.max(0) + row
    tag = int((best + ends).argmax())
    path = [tag]
    for step in reversed(back):
        tag = int(step[tag])
        path.append(tag)
    return path[::-1]


def runs_of(row):
    """Judged tokens without a gap, inside one unit, as places in `judged`."""
    at = 0
    units = iter(row["units"])
    end = -1
    judged = row["judged"]
    while at < len(judged):
        while judged[at] >= end:
            end = next(units)[1]
        to = at + 1
        while to < len(judged) and judged[to] == judged[to - 1] + 1 and judged[to] < end:
            to += 1
        yield at, to
        at = to


def marks_of(row, judged_by, rules, task):
    """`judged_by`: each encoder's probabilities."""
    linear = numpy.full(judged_by[0].shape, 1e-4)
    for i, told in enumerate(row["linear"]):
        for k in range(0, len(told), 2):
            linear[i, told[k]] = max(told[k + 1], 1) / 1000
    encoded = sum(numpy.log(numpy.maximum(chances, 1e-5)) for chances in judged_by) / len(judged_by)
    scores = task["share"] * encoded + (1 - task["share"]) * numpy.log(linear)
    scores[:, 0] -= task["bias"]
    together = numpy.exp(scores - scores.max(1, keepdims=True))
    together /= together.sum(1, keepdims=True)
    starts, ends, judged = row["starts"], row["ends"], row["judged"]

    def mark(first, last, label, score):
        return {"start": starts[judged[first]], "end": ends[judged[last]], "label": label, "score": round(score, 3)}

    def chance_of(word, tag):
        first = 1 + 4 * ((tag - 1) // 4)
        return float(together[word, first : first + 4].sum() if task["by_class"] else together[word, tag])

    marks = []
    for at, to in runs_of(row):
        path = best_path(scores[at:to], rules)
        i = at
        while i < to:
            tag = path[i - at]
            first = i
            if tag == 0:
                if together[i, 0] < task["sure"]:
                    # Training leaves it open, whatever its label.
                    marks.append(mark(i, i, task["labels"][int(together[i, 1:].argmax()) // 4], 0))
            else:
                while (path[i - at] - 1) % 4 in (0, 1):
                    i += 1
                least = min(chance_of(k, path[k - at]) for k in range(first, i + 1))
                marks.append(mark(first, i, task["labels"][(tag - 1) // 4], least))
            i += 1
    return marks


def read_by(name, folder, weights, rows):
    encoder, tokenizer = load(folder)
    model = Tagger(encoder, name)
    model.load_state_dict(torch.load(weights, weights_only=True))
    return probabilities(model, Reader(tokenizer), rows)


def main(name, texts, out, *teachers):
    task = TASKS[name]
    rows = rows_of(texts)
    judged = [read_by(name, *pair, rows) for pair in zip(teachers[::2], teachers[1::2])]
    rules = grammar(TAGS[name])
    with open(out, "w", encoding="utf-8") as lines:
        for row, *judged_by in zip(rows, *judged):
            made = {"text": row["text"], "offsets": "utf16", task["list"]: marks_of(row, judged_by, rules, task)}
            lines.write(json.dumps(made, ensure_ascii=False) + "\n")


main(*sys.argv[1:])
