import type { Tokens } from "../../core/tokens.ts";
import type { Claim } from "../../schema/claims.ts";

/** 1 for each token inside the content of an attributed claim. Claims come ordered by start, so one pass is enough. */
export function quotedTokens(tokens: Tokens, claims: readonly Claim[]): Uint8Array {
  const quoted = new Uint8Array(tokens.count);
  let next = 0;
  let end = 0;
  for (let i = 0; i < tokens.count; i++) {
    const start = tokens.starts[i] ?? 0;
    for (let claim = claims[next]; claim && claim.start <= start; claim = claims[++next]) {
      if (claim.attribution) end = Math.max(end, claim.end);
    }
    if (start < end) quoted[i] = 1;
  }
  return quoted;
}
