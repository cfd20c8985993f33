import type { Finding } from "./finding.ts";
import type { Reading } from "./reading.ts";

/** Mends what the models found, or says with null that it is nothing. A content that begins with its cue stands for one that was not found. */
export type Refiner = (finding: Finding, reading: Reading) => Finding | null;
