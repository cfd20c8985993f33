"""Words a CPU second of a spaCy pipeline, on one thread: spacy_speed.py MODEL < articles.json (a list of texts). Exit code 3 where spaCy or the model is not installed."""

import json
import sys
import time

try:
    import spacy

    nlp = spacy.load(sys.argv[1])
except (ImportError, OSError):
    sys.exit(3)

texts = json.load(sys.stdin)
words = sum(len(text.split()) for text in texts)
for _ in nlp.pipe(texts[:8]):
    pass
started = time.process_time()
for _ in nlp.pipe(texts):
    pass
print(round(words / (time.process_time() - started)))
