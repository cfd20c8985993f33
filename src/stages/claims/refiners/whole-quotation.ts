import type { Refiner } from "../refiner.ts";

/** A content that begins or ends where a paragraph parts a quotation is of the whole quotation: each paragraph opens it, only the last closes it. */
export const wholeQuotation: Refiner = (finding, { tokens, quotations, quotationOf }) => {
  let { first, end } = finding.content;
  const opening = quotations[quotationOf[first] ?? -1];
  if (opening && opening.first < first && tokens.opensParagraph[first] === 1) first = opening.first;
  const closing = quotations[quotationOf[end - 1] ?? -1];
  if (closing && end < closing.end && tokens.opensParagraph[end] === 1) end = closing.end;
  return { ...finding, content: { first, end } };
};
