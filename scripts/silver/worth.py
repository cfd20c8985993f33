"""Teaches the encoder which sentences people found worth checking, and lets it judge others.

    python worth.py ENCODER DEBATES SPEECHES SENTENCES OUT

ENCODER is the unzipped jar (encoder.py), DEBATES and SPEECHES are checkworthy_debates.train and policlaim.train (.jsonl.gz), SENTENCES is what
sentences.mjs made; those of GUM's prepared genres show what prepared text is like. OUT has rows as `copydesk train checkworthy --silver` reads
them: the probabilities that a sentence is worth checking as said in a debate, as prepared text, and that it is prepared. Every fifth debate
sentence and three speeches are left out, as in training the linear model.
"""

import json
import sys

import torch
from encoder import WIDTH, load
from learning import BATCH, batches, learn, padded, rows_of, seed
from torch import nn
from torch.nn import functional

EPOCHS, LONGEST, JITTER = 3, 128, 3
RATES = {"encoder": 1e-4, "rest": 1e-3}
HELD_DEBATES = 5
HELD_SPEECHES = {"CT2014", "IN2001", "US2016"}
PREPARED = {"academic", "bio", "news", "speech", "textbook"}
DEBATE, SPEECH, TEXT = 0, 1, 2
#: What a speech's sentence counts, of which there are few; and of prepared sentences, what speeches and other texts count together.
SPEECH_COUNTS = 3
KINDS = {SPEECH: 0.6, TEXT: 0.4}
KIND_COUNTS = 0.5


class Judge(nn.Module):
    """Three logarithms of odds for a sentence: worth checking as spoken, as prepared, and whether it is prepared."""

    def __init__(self, encoder):
        super().__init__()
        self.encoder = encoder
        self.drop = nn.Dropout(0.1)
        self.out = nn.Linear(2 * WIDTH, 3)

    def forward(self, pieces, mask):
        read = self.encoder(pieces, attention_mask=mask)[0].float()
        mean = (read * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)
        return self.out(self.drop(torch.cat([read[:, 0], mean], 1)))


def examples_of(debates, speeches, sentences, pieces_of):
    examples = [
        {"pieces": pieces_of(row["text"]), "worth": float(row["label"] == "Yes"), "kind": DEBATE}
        for i, row in enumerate(rows_of(debates))
        if i % HELD_DEBATES != 0
    ]
    examples += [
        {"pieces": pieces_of(row["text"]), "worth": float(row["label"]), "kind": SPEECH}
        for row in rows_of(speeches)
        if row["doc"] not in HELD_SPEECHES
    ]
    examples += [
        {"pieces": pieces_of(row["text"]), "worth": 0.0, "kind": TEXT}
        for row in rows_of(sentences)
        if row.get("genre") in PREPARED
    ]
    return examples


def teach(judge, examples):
    counts = [sum(one["kind"] == kind for one in examples) for kind in range(3)]
    weights = torch.tensor([1.0] + [KINDS[kind] * counts[DEBATE] / counts[kind] for kind in (SPEECH, TEXT)])

    def loss_of(batch):
        with torch.autocast("cpu", dtype=torch.bfloat16):
            odds = judge(*padded(batch, "pieces"))
        odds = odds.float()
        worth = torch.tensor([one["worth"] for one in batch])
        kinds = torch.tensor([one["kind"] for one in batch])

        def told(head, answers):
            return functional.binary_cross_entropy_with_logits(odds[:, head], answers, reduction="none")

        loss = told(0, worth) * (kinds == DEBATE)
        loss = loss + SPEECH_COUNTS * told(1, worth) * (kinds == SPEECH)
        return (loss + KIND_COUNTS * weights[kinds] * told(2, (kinds != DEBATE).float())).mean()

    learn(judge, examples, epochs=EPOCHS, rates=RATES, jitter=JITTER, loss_of=loss_of)


def main(folder, debates, speeches, sentences, out):
    seed()
    encoder, tokenizer = load(folder)
    judge = Judge(encoder)

    def pieces_of(text):
        return tokenizer.encode(text).ids[:LONGEST]

    teach(judge, examples_of(debates, speeches, sentences, pieces_of))
    judge.eval()
    rows = [{"text": row["text"], "pieces": pieces_of(row["text"])} for row in rows_of(sentences)]
    with torch.no_grad():
        for batch in batches(rows, 4 * BATCH, JITTER):
            with torch.autocast("cpu", dtype=torch.bfloat16):
                odds = judge(*padded(batch, "pieces"))
            for one, told in zip(batch, torch.sigmoid(odds.float()).tolist()):
                one.update(zip(("spoken", "prepared", "kind"), (round(p, 4) for p in told)))
    with open(out, "w", encoding="utf-8") as lines:
        for row in rows:
            del row["pieces"]
            lines.write(json.dumps(row, ensure_ascii=False) + "\n")


main(*sys.argv[1:])
