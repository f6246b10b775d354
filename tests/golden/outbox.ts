/** A golden outbox: one push request as a release made it, kept for ever, and what the server made of it. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import type { Body } from "#domain/json.ts";
import { recordType } from "#domain/record-types.ts";
import { err } from "#domain/result.ts";
import type { PlantedRecord } from "#server/plant.ts";
import { packPush } from "#sync/push-columns.ts";
import { syncAll } from "#sync/round.ts";
import { saveDrafts } from "#sync/save.ts";
import type { Mutation, SyncRequest } from "#sync/wire.ts";
import { memoryPhone } from "#tests/simulation/memory-phone.ts";
import type { Acts } from "./acts-parts.ts";

export interface Outbox {
  readonly kind: string;
  /** Schema version of the kind when it was written. */
  readonly version: number;
  readonly before: readonly PlantedRecord[];
  readonly request: SyncRequest;
  /** The same as it crosses the link, letter by letter. */
  readonly packed: string;
}

export const folder = new URL("outboxes/", import.meta.url);

/** Names such as `citizen-v1-1`. */
export const outboxNames = (): readonly string[] =>
  readdirSync(folder)
    .filter((file) => /^[A-Za-z]+-v\d+-\d+\.jsonl$/u.test(file))
    .map((file) => file.slice(0, -".jsonl".length))
    .toSorted();

export const readOutbox = (name: string): Outbox => {
  // It is what `outboxText` wrote.
  const lines = linesOf(`${name}.jsonl`) as [Pick<Outbox, "kind" | "version" | "before">, SyncRequest, object];
  return { ...lines[0], request: lines[1], packed: JSON.stringify(lines[2]) };
};

export const outboxText = ({ kind, version, before, request, packed }: Outbox): string =>
  `${JSON.stringify({ kind, version, before })}\n${JSON.stringify(request)}\n${packed}\n`;

/** What the records were in the end, by id; null: deleted. */
export type Bodies = ReadonlyMap<string, Body | null>;

/** A later schema version may make something else of an old outbox: each has its own file. */
export const bodiesFile = (name: string, version: number): string => `${name}.as-v${version}.jsonl`;

/** Null when nobody has written them. */
export const readBodies = (name: string, version: number): Bodies | null => {
  const file = bodiesFile(name, version);
  if (!existsSync(new URL(file, folder))) return null;
  return new Map(linesOf(file).map((line) => line as [string, Body | null]));
};

export const bodiesText = (bodies: Bodies): string => [...bodies].map((entry) => `${JSON.stringify(entry)}\n`).join("");

const linesOf = (file: string): unknown[] =>
  readFileSync(new URL(file, folder), "utf8")
    .trimEnd()
    .split("\n")
    .map((line): unknown => JSON.parse(line));

const CLIENT = "019ab200-0000-7000-8000-00000000c11e";

/** The outbox that the phone's code of today makes of these acts. */
export const makeOutbox = async (
  { kind, before = [], drafts }: Acts,
  version: number,
  partition: string,
): Promise<Outbox> => {
  const storage = memoryPhone(CLIENT);
  // As the server numbers them when they are planted in an empty partition.
  const places = before.map(({ kind: of, id, body }) => recordType(of)?.home(body, id).partition ?? partition);
  const known = before.map(({ id, kind: of, body }, at) => {
    const seq = places.slice(0, at + 1).filter((place) => place === places[at]).length;
    return { id, kind: of, partition: places[at] ?? partition, seq, body };
  });
  await storage.transact((tx) => tx.putRows(known));
  for (const [at, draft] of drafts) await saveDrafts(storage, [draft], at);
  const sent: SyncRequest[] = [];
  const send = async (request: SyncRequest) => {
    sent.push(structuredClone(request));
    return err({ type: "offline" } as const);
  };
  await syncAll({ storage, send, now: () => "2026-11-22T05:00:00.000Z", newId: () => CLIENT });
  const [request] = sent;
  if (!request) throw new Error("the phone sent nothing");
  return { kind, version, before, request, packed: JSON.stringify(packPush(request)) };
};

export const mutationsIn = ({ request }: Outbox): readonly Mutation[] => request.push.flatMap(({ m }) => m);
