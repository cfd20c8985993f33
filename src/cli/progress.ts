import { count } from "./numbers.ts";

/** Milliseconds between two drawings: on a terminal, and elsewhere, where each is a line of its own. */
const EVERY = { terminal: 200, elsewhere: 10_000 };

/** A line that tells how far a run is. */
export function openProgress(stream: NodeJS.WriteStream, quiet: boolean, now: () => number) {
  const started = now();
  const every = stream.isTTY ? EVERY.terminal : EVERY.elsewhere;
  let documents = 0;
  let words = 0;
  let drawn = stream.isTTY ? Number.NEGATIVE_INFINITY : started;
  const clear = () => {
    if (stream.isTTY && !quiet) stream.write("\r\x1b[K");
  };
  const draw = () => {
    drawn = now();
    const seconds = Math.max((drawn - started) / 1000, 0.001);
    const line = `copydesk: ${count(documents)} documents, ${count(words)} words, ${count(documents / seconds)} documents a second`;
    stream.write(stream.isTTY ? `\r\x1b[K${line}` : `${line}\n`);
  };
  return {
    add(moreDocuments: number, moreWords: number): void {
      documents += moreDocuments;
      words += moreWords;
      if (!quiet && now() - drawn >= every) draw();
    },
    /** A line above the progress. */
    print(line: string): void {
      clear();
      stream.write(`${line}\n`);
    },
    close(): void {
      clear();
    },
  };
}
