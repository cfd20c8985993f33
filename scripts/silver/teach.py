"""Teaches the encoder which names, or which cues, sources and contents of claims, people marked.

    python teach.py names|claims ENCODER GOLD OUT

ENCODER is the unzipped jar (encoder.py), GOLD what lay-out.mjs made of gold, OUT the file of weights. Every tenth text is left out, as in
training the linear models. Some five minutes an epoch on two cores.
"""

import sys

import torch
from encoder import TAGS, Reader, Tagger, load
from learning import learn, padded, rows_of, seed

EPOCHS = 3
RATES = {"encoder": 2e-4, "rest": 1e-3}
HELD_BACK = 10


def main(task, folder, gold, out):
    seed()
    encoder, tokenizer = load(folder)
    model = Tagger(encoder, task)
    reader = Reader(tokenizer)
    stretches = [
        {**one, "open": [row["open"][at] for at in one["ats"]]}
        for number, row in enumerate(rows_of(gold))
        if number % HELD_BACK != HELD_BACK - 1
        for one in reader.stretches(number, row)
    ]
    bits = torch.tensor([1 << tag for tag in range(TAGS[task])])

    def loss_of(batch):
        with torch.autocast("cpu", dtype=torch.bfloat16):
            scores = model(*padded(batch, "pieces", "signs"))
        lines = torch.tensor([i for i, one in enumerate(batch) for _ in one["heads"]])
        heads = torch.tensor([head for one in batch for head in one["heads"]])
        allowed = torch.tensor([tag for one in batch for tag in one["open"]])
        chosen = scores[lines, heads]
        right = (allowed[:, None] & bits) != 0
        # Where gold leaves tags open, all of them count as right.
        return (torch.logsumexp(chosen, 1) - torch.logsumexp(chosen.masked_fill(~right, -1e4), 1)).mean()

    learn(model, stretches, epochs=EPOCHS, rates=RATES, jitter=1, loss_of=loss_of)
    torch.save(model.state_dict(), out)


main(*sys.argv[1:])
