import type { Meter, Reading } from "../run/meter.ts";
import { count, duration, plural } from "./numbers.ts";

/** Milliseconds between two drawings: on a terminal, and elsewhere, where each is a line of its own. */
const EVERY = { terminal: 200, elsewhere: 30_000 };
/** Cells of the bar. */
const BAR = 20;

/** Shows how far a run is: a bar on a terminal, a line now and then elsewhere. */
export function openProgress(stream: NodeJS.WriteStream, quiet: boolean, meter: Meter) {
  const clear = () => {
    if (stream.isTTY && !quiet) stream.write("\r\x1b[K");
  };
  const draw = () => {
    const reading = meter.read();
    if (!stream.isTTY) stream.write(`copydesk: ${progressLine(reading)}\n`);
    else
      stream.write(
        `\r\x1b[K${`${progressBar(reading)}${progressLine(reading)}`.slice(0, (stream.columns || 80) - 1)}`,
      );
  };
  const timer = quiet ? undefined : setInterval(draw, stream.isTTY ? EVERY.terminal : EVERY.elsewhere);
  timer?.unref();
  return {
    /** A line above the progress. */
    print(line: string): void {
      clear();
      stream.write(`${line}\n`);
    },
    close(): void {
      clearInterval(timer);
      clear();
    },
  };
}

function progressBar({ input }: Reading): string {
  if (input.planned === 0) return "";
  const share = input.done / input.planned;
  const full = Math.floor(share * BAR);
  return `${"█".repeat(full)}${"░".repeat(BAR - full)} ${Math.floor(share * 100)} % `;
}

/** How far a run is, in a line. */
export function progressLine({ documents, problems, input, seconds }: Reading): string {
  const rate = documents / Math.max(seconds, 0.001);
  const parts = [plural(documents, "document"), `${count(rate)} a second`];
  if (input.session > 0) parts.push(`${(input.session / 1e6 / seconds).toFixed(1)} MB/s`);
  const found = Object.values(problems).reduce((a, b) => a + b, 0);
  if (found > 0) parts.push(plural(found, "problem"));
  const left = input.planned - input.done;
  if (input.session > 0 && left > 0) parts.push(`${duration((left / input.session) * seconds * 1000)} left`);
  return parts.join(", ");
}
