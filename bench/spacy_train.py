"""Trains spaCy's blank English NER on one export of copydesk and scores it on another: `spacy_train.py TRAIN TEST [SECONDS]`."""

import random
import sys
import time

import spacy
from spacy.training import Corpus
from spacy.util import fix_random_seed, minibatch

train_path, test_path = sys.argv[1:3]
limit = float(sys.argv[3]) if len(sys.argv) > 3 else 60
fix_random_seed(0)
nlp = spacy.blank("en")
ner = nlp.add_pipe("ner")
# Sentence by sentence, by the sentence starts in the export.
train = list(Corpus(train_path, gold_preproc=True)(nlp))
test = list(Corpus(test_path)(nlp))
for example in train:
    for entity in example.reference.ents:
        ner.add_label(entity.label_)
optimizer = nlp.initialize(lambda: train[:100])
print(f"{len(train)} sentences to train on, {len(test)} documents to score on, {len(ner.labels)} labels", flush=True)
begun = time.process_time()
seen, losses, step = 0, {}, limit / 6
while seen == 0 or time.process_time() - begun < limit:
    random.shuffle(train)
    for batch in minibatch(train, 32):
        nlp.update(batch, sgd=optimizer, drop=0.1, losses=losses)
        seen += len(batch)
        spent = time.process_time() - begun
        if spent > step:
            print(f"{spent:.0f} s of processor time, {seen} sentences, loss {losses['ner'] / seen:.2f} a sentence so far", flush=True)
            step += limit / 6
        if spent > limit:
            break
scores = nlp.evaluate(test)
print(f"precision {100 * scores['ents_p']:.1f}, recall {100 * scores['ents_r']:.1f}, F1 {100 * scores['ents_f']:.1f}")
