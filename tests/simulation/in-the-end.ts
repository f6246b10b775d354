/** What holds once the link is good and everyone has sent and fetched all there was. */
import type { StoredRow } from "#sync/store.ts";
import type { Body, Json } from "#domain/json.ts";
import { recordTypes } from "#domain/record-types.ts";
import { bodyText, isRegister, plainly, textIn } from "./plain-model.ts";
import { mutationKey, type Phone, type Village } from "./village.ts";

export const brokenInTheEnd = async (village: Village): Promise<string[]> => {
  const rows = await allRows(village);
  return [
    ...village.phones.flatMap(nothingLost),
    ...village.phones.flatMap((phone) => seesItsScope(phone, rows)),
    ...eachOnceInOrder(village),
    ...rowsAreTheSumOfChanges(village, rows),
    ...noValueVanished(village, rows),
  ];
};

const allRows = async ({ store, phones }: Village): Promise<StoredRow[]> => {
  const partitions = [...new Set(phones.flatMap(({ villagesEver }) => [...villagesEver].map(partitionOf)))];
  const audiences = phones.flatMap(({ villagesEver }) => [...villagesEver]);
  const kinds = recordTypes.map(({ kind }) => kind);
  const query = { after: 0, upTo: Number.MAX_SAFE_INTEGER, maxRows: 100_000, audiences, kinds };
  return (await Promise.all(partitions.map((partition) => store.page({ ...query, partition })))).flat();
};

const partitionOf = (village: string): string => `t:${village.slice(0, 6)}`;

/** What the person was told is saved has been answered, each number once and none left out. */
const nothingLost = ({ name, storage, journal }: Phone): string[] => {
  const { answered, waiting, meta } = storage.state();
  const left = waiting.size > 0 ? [`O3: ${name} still has ${waiting.size} changes waiting`] : [];
  const lost = journal.flatMap(({ partition, mutation }) => {
    const answer = answered.get(`${partition} ${mutation.n}`);
    const isSame = JSON.stringify(answer?.mutation) === JSON.stringify(mutation);
    return isSame ? [] : [`O1: ${name} lost ${partition} ${mutation.n} ${JSON.stringify(mutation)}`];
  });
  const given = Object.values(meta.numbers).reduce((sum, n) => sum + n, 0);
  const odd = given === answered.size ? [] : [`O3: ${name} gave ${given} numbers and has ${answered.size} answers`];
  return [...left, ...lost, ...odd];
};

const seesItsScope = ({ name, storage, villages }: Phone, all: readonly StoredRow[]): string[] => {
  const expected = all
    .filter(({ body, audience }) => body !== null && villages.includes(audience))
    .map(({ id, seq, body }) => `${id} ${seq} ${bodyText(body)}`);
  const shown = new Set(
    [...storage.state().rows.values()].map(({ id, seq, body }) => `${id} ${seq} ${bodyText(body)}`),
  );
  const missing = expected.filter((row) => !shown.delete(row)).map((row) => `M1: ${name} lacks ${row}`);
  return [...missing, ...[...shown].map((row) => `M1: ${name} alone has ${row}`)];
};

/** W2, W3: the batches of one phone follow each other without gap or overlap. */
const eachOnceInOrder = ({ commits }: Village): string[] => {
  const reached = new Map<string, number>();
  return commits.flatMap(({ clientId, partition, from, to }) => {
    const place = `${clientId} ${partition}`;
    const last = reached.get(place) ?? 0;
    reached.set(place, to);
    return from === last && to > from ? [] : [`W3: ${place} was decided ${from + 1}–${to} after ${last}`];
  });
};

/** Every change in the order of the server took effect once: the rows are their sum. */
const rowsAreTheSumOfChanges = (village: Village, rows: readonly StoredRow[]): string[] => {
  const bodies = new Map<string, Body | null>();
  for (const { id, kind, body } of rows) {
    // The server makes targets and conflict rows itself; people only settle a conflict.
    if (kind === "villageTarget") bodies.set(id, body);
    if (kind === "conflict") bodies.set(id, body && { ...body, state: "open" });
  }
  for (const { mutation, result } of decided(village)) {
    bodies.set(mutation.id, plainly(bodies.get(mutation.id) ?? null, mutation, result));
  }
  return rows.flatMap(({ id, body }) => {
    const expected = bodyText(bodies.get(id) ?? null);
    return expected === bodyText(body) ? [] : [`W3: ${id} is ${bodyText(body)}; its changes make ${expected}`];
  });
};

interface Writer {
  /** Phones that wrote this value themselves: they know what they replace. */
  readonly clientIds: Set<string>;
  readonly headBefore: number;
  readonly value: Json;
}

/** M2, M4: a value goes only by somebody who had seen it, by its own phone, by a deletion – or it becomes a conflict. */
const noValueVanished = (village: Village, rows: readonly StoredRow[]): string[] => {
  const conflicts = new Set(
    rows.flatMap(({ kind, body }) =>
      kind === "conflict" && body
        ? [`${textIn(body, "recordId")} ${textIn(body, "field")} ${textIn(body, "lost")}`]
        : [],
    ),
  );
  const writers = new Map<string, Writer>();
  const broken: string[] = [];
  for (const { mutation, result, clientId, headBefore } of decided(village)) {
    if (result && result.s !== "merged") continue;
    const kept = new Set(result?.s === "merged" ? result.keep : []);
    for (const [field, value] of Object.entries(mutation.set ?? {})) {
      if (!isRegister(mutation.k, field)) continue;
      const place = `${mutation.id} ${field}`;
      if (kept.has(field)) {
        if (!conflicts.has(`${place} ${JSON.stringify(value)}`))
          broken.push(`M4: ${place} lost ${JSON.stringify(value)}`);
        continue;
      }
      const before = writers.get(place);
      // Setting what is there already changes nothing, so nothing can be lost by it.
      if ((before?.value ?? null) === value) {
        before?.clientIds.add(clientId);
        continue;
      }
      const isUnseen = before && !before.clientIds.has(clientId) && mutation.b <= before.headBefore;
      if (isUnseen) broken.push(`M4: ${place}: ${JSON.stringify(before.value)} was overwritten unseen`);
      writers.set(place, { clientIds: new Set([clientId]), headBefore, value });
    }
  }
  return broken;
};

const decided = ({ commits, arrived }: Village) =>
  commits.flatMap(({ clientId, partition, from, to, results, headBefore }) =>
    Array.from({ length: to - from }, (_, at) => from + at + 1).flatMap((n) => {
      const mutation = arrived.get(mutationKey(clientId, partition, n));
      const result = results.find((answer) => answer.n === n);
      return mutation ? [{ mutation, result, clientId, headBefore }] : [];
    }),
  );
