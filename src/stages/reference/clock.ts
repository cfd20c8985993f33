const CLOCK = /^T?(\d{1,2})(?::(\d\d))(?::(\d\d)(\.\d{1,9})?)?\s*(a\.?m\.?|p\.?m\.?)?\s*(.*)$/i;
const HOUR = /^(\d{1,2})\s*(a\.?m\.?|p\.?m\.?)\s*(.*)$/i;
const OFFSET = /^(?:gmt|utc)?\s*([+-])(\d{2}):?(\d{2})?\b/i;

/** "8:00 PM GMT" as "T20:00Z"; "" when it is no time of day. A zone that is neither an offset nor UTC is dropped. */
export function readClock(text: string, utc: ReadonlySet<string>): string {
  const clock = CLOCK.exec(text);
  const hourOnly = clock ? null : HOUR.exec(text);
  if (!clock && !hourOnly) return "";
  const half = ((clock ? clock[5] : hourOnly?.[2]) ?? "").toLowerCase();
  const said = Number((clock ?? hourOnly)?.[1]);
  if (half !== "" && (said < 1 || 12 < said)) return "";
  const hour = half === "" ? said : (said % 12) + (half.startsWith("p") ? 12 : 0);
  const minute = clock?.[2] ?? "00";
  const second = clock?.[3];
  if (hour > 23 || minute > "59" || (second ?? "00") > "60") return "";
  const seconds = second === undefined ? "" : `:${second}${clock?.[4] ?? ""}`;
  return `T${String(hour).padStart(2, "0")}:${minute}${seconds}${zoneOf((clock ? clock[6] : hourOnly?.[3]) ?? "", utc)}`;
}

function zoneOf(text: string, utc: ReadonlySet<string>): string {
  const offset = OFFSET.exec(text);
  if (offset) return `${offset[1]}${offset[2]}:${offset[3] ?? "00"}`;
  const [word = ""] = text.split(/[\s()]+/);
  return utc.has(word.toLowerCase()) ? "Z" : "";
}
