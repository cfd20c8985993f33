import type { Facts } from "./facts.ts";

/** Words that number the parts of a series or date them. */
const NUMBERING =
  /\b(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|part|episode|chapter|day|week|no|vol|issue|first|second|third|st|nd|rd|th|am|pm|[ivx]+)\b|\d+/g;
const LEAST_WORDS = 2;

/**
 * What the parts of one outlet's series have in common: the outlet and the title without numbers, dates and words such as "part", so that
 * "Morning briefing, 12 May" and "Morning briefing, 13 May" are one series. Null where too little of the title is left.
 */
export function seriesOf({ outlet, title }: Facts): string | null {
  const name = (title ?? "")
    .toLowerCase()
    .replace(NUMBERING, " ")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
  return name.split(" ").length < LEAST_WORDS ? null : `${outlet}\n${name}`;
}
