"""Teaches the encoder which sentences people found worth checking, and lets it judge others.

    python worth.py ENCODER DEBATES SPEECHES SENTENCES OUT

ENCODER is the unzipped jar (encoder.py), DEBATES and SPEECHES are checkworthy_debates.train and policlaim.train (.jsonl.gz), SENTENCES is what
sentences.mjs made; those of GUM's prepared genres show what prepared text is like. OUT has rows as `copydesk train checkworthy --silver` reads
them: the probabilities that a sentence is worth checking as said in a debate, as prepared text, and that it is prepared. Every fifth debate
sentence and three speeches are left out, as in training the linear model.
"""

import gzip
import json
import random
import sys

import torch
from encoder import WIDTH, load
from torch import nn
from torch.nn import functional

EPOCHS, BATCH, LONGEST = 3, 2048, 128
RATE = {"encoder": 1e-4, "rest": 1e-3}
WARM_UP = 0.1
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


def rows_of(path):
    opened = gzip.open(path, "rt", encoding="utf-8") if path.endswith(".gz") else open(path, encoding="utf-8")
    with opened as lines:
        return [json.loads(line) for line in lines]


def batches(examples, size):
    made, batch = [], []
    for example in sorted(examples, key=lambda one: len(one["pieces"]) + 3 * random.random()):
        if batch and len(example["pieces"]) * (len(batch) + 1) > size:
            made.append(batch)
            batch = []
        batch.append(example)
    return made + [batch] if batch else made


def padded(batch):
    longest = max(len(one["pieces"]) for one in batch)
    pieces, mask = (torch.zeros(len(batch), longest, dtype=torch.long) for _ in range(2))
    for i, one in enumerate(batch):
        pieces[i, : len(one["pieces"])] = torch.tensor(one["pieces"])
        mask[i, : len(one["pieces"])] = 1
    return pieces, mask


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
    optimizer = torch.optim.AdamW(
        [
            {"params": judge.encoder.parameters(), "lr": RATE["encoder"]},
            {"params": judge.out.parameters(), "lr": RATE["rest"]},
        ],
        weight_decay=0.01,
    )
    total = EPOCHS * len(batches(examples, BATCH))
    pace = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1, (step + 1) / (WARM_UP * total)) * max(0, 1 - step / total)
    )
    judge.train()
    for _ in range(EPOCHS):
        shuffled = batches(examples, BATCH)
        random.shuffle(shuffled)
        for batch in shuffled:
            with torch.autocast("cpu", dtype=torch.bfloat16):
                odds = judge(*padded(batch))
            odds = odds.float()
            worth = torch.tensor([one["worth"] for one in batch])
            kinds = torch.tensor([one["kind"] for one in batch])

            def loss_of(head, answers):
                return functional.binary_cross_entropy_with_logits(odds[:, head], answers, reduction="none")

            loss = loss_of(0, worth) * (kinds == DEBATE)
            loss = loss + SPEECH_COUNTS * loss_of(1, worth) * (kinds == SPEECH)
            loss = (loss + KIND_COUNTS * weights[kinds] * loss_of(2, (kinds != DEBATE).float())).mean()
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(judge.parameters(), 1.0)
            optimizer.step()
            pace.step()


def main(folder, debates, speeches, sentences, out):
    torch.manual_seed(1)
    random.seed(1)
    encoder, tokenizer = load(folder)
    judge = Judge(encoder)

    def pieces_of(text):
        return tokenizer.encode(text).ids[:LONGEST]

    teach(judge, examples_of(debates, speeches, sentences, pieces_of))
    judge.eval()
    rows = [{"text": row["text"], "pieces": pieces_of(row["text"])} for row in rows_of(sentences)]
    with torch.no_grad():
        for batch in batches(rows, 4 * BATCH):
            with torch.autocast("cpu", dtype=torch.bfloat16):
                odds = judge(*padded(batch))
            for one, told in zip(batch, torch.sigmoid(odds.float()).tolist()):
                one.update(zip(("spoken", "prepared", "kind"), (round(p, 4) for p in told)))
    with open(out, "w", encoding="utf-8") as lines:
        for row in rows:
            del row["pieces"]
            lines.write(json.dumps(row, ensure_ascii=False) + "\n")


main(*sys.argv[1:])
