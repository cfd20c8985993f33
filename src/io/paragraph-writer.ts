/** Elements that stand in a paragraph of their own. */
export const BLOCKS: ReadonlySet<string> = new Set(
  (
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer form " +
    "h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol option p pre section summary table tbody tfoot thead title tr ul"
  ).split(" "),
);
/** Elements with nothing to read. */
export const UNREAD: ReadonlySet<string> = new Set(
  "script style template noscript iframe svg math object canvas audio video select button head".split(" "),
);

/** Puts pieces of text together as paragraphs divided by blank lines. White space inside a paragraph becomes one space. */
export interface ParagraphWriter {
  text(text: string): void;
  /** A start or end tag stands here. */
  tag(name: string): void;
  done(): string;
}

export function paragraphWriter(): ParagraphWriter {
  const paragraphs: string[] = [];
  let pieces: string[] = [];
  const close = () => {
    const lines = pieces
      .join("")
      .split("\v")
      .map((line) => line.replace(/\s+/g, " ").trim());
    pieces = [];
    let written: string[] = [];
    const flush = () => {
      if (written.length > 0) paragraphs.push(written.join("\n"));
      written = [];
    };
    // Pages without paragraphs divide them by two line breaks.
    for (const line of lines) {
      if (line === "") flush();
      else written.push(line);
    }
    flush();
  };
  return {
    text(text) {
      pieces.push(text.includes("\v") ? text.replaceAll("\v", " ") : text);
    },
    tag(name) {
      if (BLOCKS.has(name)) close();
      else if (name === "br") pieces.push("\v");
      else if (name === "td" || name === "th") pieces.push(" ");
    },
    done() {
      close();
      return paragraphs.join("\n\n");
    },
  };
}
