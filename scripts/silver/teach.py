"""Teaches the encoder which names people marked.

    python teach.py ENCODER GOLD OUT

ENCODER is the unzipped jar (encoder.py), GOLD what lay-out.mjs made of gold, OUT the file of weights. Every tenth text is left out, as in training the linear models. Some five minutes an epoch on two cores.
"""

import random
import sys

import torch
from encoder import TAGS, Reader, Tagger, batches, load, padded, rows_of
from torch import nn

EPOCHS, BATCH = 3, 2048
RATE = {"encoder": 2e-4, "rest": 1e-3}
WARM_UP = 0.1
HELD_BACK = 10


def main(folder, gold, out):
    torch.manual_seed(1)
    random.seed(1)
    encoder, tokenizer = load(folder)
    model = Tagger(encoder)
    reader = Reader(tokenizer)
    rows = rows_of(gold)
    stretches = [
        {**one, "open": [row["open"][at] for at in one["ats"]]}
        for number, row in enumerate(rows)
        if number % HELD_BACK != HELD_BACK - 1
        for one in reader.stretches(number, row)
    ]
    total = EPOCHS * len(batches(stretches, BATCH))
    own = list(encoder.parameters())
    rest = [*model.signs.parameters(), *model.out.parameters()]
    optimizer = torch.optim.AdamW(
        [{"params": own, "lr": RATE["encoder"]}, {"params": rest, "lr": RATE["rest"]}], weight_decay=0.01
    )
    pace = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1, (step + 1) / (WARM_UP * total)) * max(0, 1 - step / total)
    )
    bits = torch.tensor([1 << tag for tag in range(TAGS)])
    model.train()
    step = 0
    while step < total:
        shuffled = batches(stretches, BATCH)
        random.shuffle(shuffled)
        for batch in shuffled[: total - step]:
            with torch.autocast("cpu", dtype=torch.bfloat16):
                scores = model(*padded(batch))
            lines = torch.tensor([i for i, one in enumerate(batch) for _ in one["heads"]])
            heads = torch.tensor([head for one in batch for head in one["heads"]])
            allowed = torch.tensor([tag for one in batch for tag in one["open"]])
            chosen = scores[lines, heads]
            right = (allowed[:, None] & bits) != 0
            # Where gold leaves tags open, all of them count as right.
            loss = (torch.logsumexp(chosen, 1) - torch.logsumexp(chosen.masked_fill(~right, -1e4), 1)).mean()
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            pace.step()
            step += 1
            if step % 100 == 0:
                print(f"{step} of {total}: {loss.item():.4f}", flush=True)
    torch.save(model.state_dict(), out)


main(*sys.argv[1:])
