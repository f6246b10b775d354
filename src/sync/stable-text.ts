/** One text for equal values, whatever the order of their keys; for fingerprints. */

/** Deeper than any record of ours. What a phone sends may be nested until a recursion breaks. */
const DEEPEST = 12;

export const stableText = (value: unknown, depth = 0): string => {
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "";
  if (depth === DEEPEST) return "…";
  if (Array.isArray(value)) return `[${value.map((item) => stableText(item, depth + 1)).join(",")}]`;
  const entries = Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${stableText(item, depth + 1)}`).join(",")}}`;
};

/** FNV-1a, 32 bits. Tells accidents apart, not forgeries. */
export const hash32 = (text: string, start = 0x811c9dc5): number => {
  let hash = start;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
};
