/**
 * How long records are kept (PDPA B.E. 2562 s.37(3)): a period of whole days in Thailand, the moment that it begins,
 * and what happens when it is over. The server carries it out (src/server/retention).
 */
import type { Body } from "./json.ts";
import { addDays, thaiDay } from "./thai-day.ts";

/** When the period begins. */
type Beginning =
  /** When the record was made, by its phone's clock as far as that can be believed (`madeAt`). */
  | { readonly from: "made" }
  /** When the server took its last change. */
  | { readonly from: "changed" }
  /** When it came into one of these states; until then it is work, and is kept. */
  | { readonly from: "settled"; readonly states: readonly string[] };

/** What happens then: the record goes, or only what stands in these fields of it. */
type Fate = { readonly then: "remove" } | { readonly then: "blank"; readonly fields: readonly string[] };

export type Retention =
  | ({ readonly days: number } & Beginning & Fate)
  /** A person: counted from the last help, and put before somebody who decides. Never removed by time alone. */
  | { readonly days: number; readonly from: "lastHelp"; readonly then: "list" };

/** A period that the clock alone ends. */
export type TimedRetention = Exclude<Retention, { readonly then: "list" }>;

export interface Kept {
  readonly id: string;
  readonly body: Body;
  /** When the server took its last change, ISO instant. */
  readonly receivedAt: string;
}

/** The record's time is up on this Thai day. A record of day D that is kept for n days is there through day D + n. */
export const isOver = (retention: TimedRetention, record: Kept, today: string): boolean => {
  const began = beganAt(retention, record);
  return began !== null && thaiDay(began) < firstDayKept(retention.days, today);
};

/** On `today`, whatever began on this Thai day or later is kept. */
export const firstDayKept = (days: number, today: string): string => addDays(today, -days);

/** Null: it has not begun. */
const beganAt = (retention: TimedRetention, { id, body, receivedAt }: Kept): string | null => {
  if (retention.from === "made") return madeAt(id, receivedAt);
  if (retention.from === "changed") return receivedAt;
  const { state } = body;
  return typeof state === "string" && retention.states.includes(state) ? receivedAt : null;
};

/**
 * Ids carry the moment at which a phone made them. A phone whose clock fell back to 1970 must not have its notes removed
 * at once: what is further from the server's own moment than work usually waits counts from that moment.
 */
const madeAt = (id: string, receivedAt: string): string => {
  const made = Number.parseInt(id.replaceAll("-", "").slice(0, 12), 16);
  const received = Date.parse(receivedAt);
  return made <= received && made >= received - BELIEVED_DAYS * DAY_MS ? new Date(made).toISOString() : receivedAt;
};

/** How long before the server took it a record may say that it was made. */
export const BELIEVED_DAYS = 60;
const DAY_MS = 86_400_000;
