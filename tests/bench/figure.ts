/** One measured figure and what it is held against: a budget, which fails the run, or a goal, which is only told. */
export interface Figure {
  /** Key in the JSON output. */
  readonly name: string;
  /** What was measured, in words. */
  readonly what: string;
  readonly value: number;
  readonly unit: Unit;
  /** A byte or a request is the same on every machine: a budget. A time is not: a goal. */
  readonly limit?: { readonly kind: "budget" | "goal"; readonly atMost: number };
  /** A peer or a floor at the same work, measured in the same run unless `elsewhere` says where. */
  readonly beside?: readonly Beside[];
}

export interface Beside {
  readonly what: string;
  readonly value: number;
  /** Where this figure was measured, when it was not in this run. */
  readonly elsewhere?: string;
}

/** Bytes are bytes on the wire. */
export type Unit = "bytes" | "requests" | "ms" | "times";

export type Verdict = "pass" | "missed" | "goal met" | "goal not met" | "measured";

export const verdictOf = ({ value, limit }: Figure): Verdict => {
  if (!limit) return "measured";
  const isWithin = value <= limit.atMost;
  if (limit.kind === "goal") return isWithin ? "goal met" : "goal not met";
  return isWithin ? "pass" : "missed";
};

/** One line of the terminal. */
export const lineOf = (figure: Figure): string => {
  const { what, value, unit, limit, beside = [] } = figure;
  const held = limit ? `${limit.kind} ≤ ${amount(limit.atMost, unit)}` : "";
  const others = beside.map((other) => `${other.what} ${amount(other.value, unit)}${ratio(other.value, value)}`);
  const cells = [verdictOf(figure).padEnd(12), what.padEnd(62), amount(value, unit).padStart(14), held.padEnd(24)];
  return [...cells, others.join(" · ")].join("  ").trimEnd();
};

const amount = (value: number, unit: Unit): string => {
  const digits = unit === "bytes" || unit === "requests" || value >= 100 ? 0 : 2;
  const number = value.toLocaleString("en", { maximumFractionDigits: digits });
  return `${number} ${unit === "bytes" ? "B" : unit === "times" ? "×" : unit === "requests" && value === 1 ? "request" : unit}`;
};

// How many times as much the other one needs.
const ratio = (other: number, own: number): string =>
  own > 0 && other > 0 ? ` (${(other / own).toLocaleString("en", { maximumSignificantDigits: 2 })}×)` : "";
