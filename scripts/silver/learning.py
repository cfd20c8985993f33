"""What teaching names and teaching check-worthiness share: rows, batches, and the steps of learning."""

import gzip
import json
import random

import torch
from torch import nn

BATCH = 2048
WARM_UP = 0.1
SEED = 1


def seed():
    torch.manual_seed(SEED)
    random.seed(SEED)


def rows_of(path):
    """The rows of a file of JSONL, also .gz."""
    opened = gzip.open(path, "rt", encoding="utf-8") if path.endswith(".gz") else open(path, encoding="utf-8")
    with opened as lines:
        return [json.loads(line) for line in lines]


def batches(examples, size, jitter):
    """Examples of like length together, `size` pieces a batch; lengths are blurred by `jitter` pieces, so that batches differ each time."""
    made, batch = [], []
    for example in sorted(examples, key=lambda one: len(one["pieces"]) + jitter * random.random()):
        if batch and len(example["pieces"]) * (len(batch) + 1) > size:
            made.append(batch)
            batch = []
        batch.append(example)
    return made + [batch] if batch else made


def padded(batch, *keys):
    """The lists of examples under `keys` as rows of one length, and last which of their places are filled."""
    longest = max(len(one["pieces"]) for one in batch)
    made = [torch.zeros(len(batch), longest, dtype=torch.long) for _ in range(len(keys) + 1)]
    for i, one in enumerate(batch):
        length = len(one["pieces"])
        for tensor, key in zip(made, keys):
            tensor[i, :length] = torch.tensor(one[key])
        made[-1][i, :length] = 1
    return made


def learn(model, examples, *, epochs, rates, jitter, loss_of):
    """Fits a model whose encoder is slower to change than the rest; `loss_of` says what a batch costs."""
    own = list(model.encoder.parameters())
    slow = {id(one) for one in own}
    rest = [one for one in model.parameters() if id(one) not in slow]
    optimizer = torch.optim.AdamW(
        [{"params": own, "lr": rates["encoder"]}, {"params": rest, "lr": rates["rest"]}], weight_decay=0.01
    )
    total = epochs * len(batches(examples, BATCH, jitter))
    pace = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1, (step + 1) / (WARM_UP * total)) * max(0, 1 - step / total)
    )
    model.train()
    step = 0
    while step < total:
        shuffled = batches(examples, BATCH, jitter)
        random.shuffle(shuffled)
        for batch in shuffled[: total - step]:
            loss = loss_of(batch)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            pace.step()
            step += 1
            if step % 100 == 0:
                print(f"{step} of {total}: {loss.item():.4f}", flush=True)
