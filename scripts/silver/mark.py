"""Marks names as the encoder and the shipped tagger see them together.

    python mark.py ENCODER WEIGHTS TEXTS OUT

WEIGHTS is what teach.py made, TEXTS what lay-out.mjs made. OUT has rows as `copydesk train entities --silver` reads them: a text and its
`entities`, each with the probability of its least probable word.
"""

import json
import sys

import numpy
import torch
from encoder import TAGS, Reader, Tagger, load, probabilities
from learning import rows_of

#: A record's label for each class; training takes them for the classes again.
LABELS = ["PERSON", "ORG", "GPE", "NORP", "EVENT"]
#: What the encoder's logarithms count; the tagger's count the rest.
SHARE = 0.4
#: Words that are no name, but with less than this probability, are marked as unsure.
SURE = 0.6
NEVER = -1e9


def grammar():
    """Which tag may begin, follow and end: begin, inside, end and single, as src/text/sequence/tags.ts has them."""

    def opens(tag):
        return tag > 0 and (tag - 1) % 4 in (0, 1)

    def goes_on(tag):
        return tag > 0 and (tag - 1) % 4 in (1, 2)

    follows = numpy.full((TAGS, TAGS), NEVER)
    for a in range(TAGS):
        for b in range(TAGS):
            inside = opens(a) and goes_on(b) and (a - 1) // 4 == (b - 1) // 4
            if inside or (not opens(a) and not goes_on(b)):
                follows[a, b] = 0
    begins = numpy.array([NEVER if goes_on(tag) else 0 for tag in range(TAGS)])
    ends = numpy.array([NEVER if opens(tag) else 0 for tag in range(TAGS)])
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


def names_of(row, chances, rules):
    linear = numpy.full(chances.shape, 1e-4)
    for i, told in enumerate(row["linear"]):
        for k in range(0, len(told), 2):
            linear[i, told[k]] = max(told[k + 1], 1) / 1000
    scores = SHARE * numpy.log(numpy.maximum(chances, 1e-5)) + (1 - SHARE) * numpy.log(linear)
    together = numpy.exp(scores - scores.max(1, keepdims=True))
    together /= together.sum(1, keepdims=True)
    starts, ends, judged = row["starts"], row["ends"], row["judged"]

    def mark(first, last, label, score):
        return {"start": starts[judged[first]], "end": ends[judged[last]], "label": label, "score": round(score, 3)}

    names = []
    for at, to in runs_of(row):
        path = best_path(scores[at:to], rules)
        i = at
        while i < to:
            tag = path[i - at]
            first = i
            if tag == 0:
                if together[i, 0] < SURE:
                    other = (int(together[i, 1:].argmax())) // 4
                    names.append(mark(i, i, LABELS[other], float(1 - together[i, 0]) / 2))
            else:
                while (path[i - at] - 1) % 4 in (0, 1):
                    i += 1
                kind = (tag - 1) // 4
                least = min(float(together[k, path[k - at]]) for k in range(first, i + 1))
                names.append(mark(first, i, LABELS[kind], least))
            i += 1
    return names


def main(folder, weights, texts, out):
    encoder, tokenizer = load(folder)
    model = Tagger(encoder)
    model.load_state_dict(torch.load(weights, weights_only=True))
    rows = rows_of(texts)
    rules = grammar()
    with open(out, "w", encoding="utf-8") as lines:
        for row, chances in zip(rows, probabilities(model, Reader(tokenizer), rows)):
            made = {"text": row["text"], "offsets": "utf16", "entities": names_of(row, chances, rules)}
            lines.write(json.dumps(made, ensure_ascii=False) + "\n")


main(*sys.argv[1:])
