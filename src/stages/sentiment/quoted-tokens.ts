import type { Tokens } from "../../core/tokens.ts";
import type { Claim } from "../../schema/claims.ts";

/** Words that less probably are somebody's are the writer's. */
const LEAST = 0.7;

/** 1 for each token inside the content of an attributed claim that is probable enough. Claims come ordered by start, so one pass is enough. */
export function quotedTokens(tokens: Tokens, claims: readonly Claim[]): Uint8Array {
  const quoted = new Uint8Array(tokens.count);
  let next = 0;
  let end = 0;
  for (let i = 0; i < tokens.count; i++) {
    const start = tokens.starts[i] ?? 0;
    for (let claim = claims[next]; claim && claim.start <= start; claim = claims[++next]) {
      // What is nested counts as what holds it.
      if (claim.attribution && claim.by !== "nested" && (claim.score ?? 1) >= LEAST)
        end = Math.max(end, claim.end);
    }
    if (start < end) quoted[i] = 1;
  }
  return quoted;
}
