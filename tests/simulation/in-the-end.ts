/** What holds once the link is good and everyone has sent and fetched all there was. */
import type { StoredRow } from "#sync/store.ts";
import { sameJson, type Body, type Json } from "#domain/json.ts";
import { recordType, recordTypes } from "#domain/record-types.ts";
import { stableText } from "#sync/stable-text.ts";
import { untyped } from "#sync/phone-storage.ts";
import type { Mutation } from "#sync/wire.ts";
import { offices } from "./offices.ts";
import { everyVillage } from "./places.ts";
import { arrivalOf, bodyText, isRegister, plainly, textIn } from "./plain-model.ts";
import type { Phone, Village } from "./village.ts";

export const brokenInTheEnd = async (village: Village): Promise<string[]> => {
  const rows = await allRows(village);
  return [
    ...village.phones.flatMap((phone) => nothingLost(phone, village)),
    ...village.phones.flatMap((phone) => seesItsScope(phone, rows)),
    ...village.phones.flatMap((phone) => heldIsKept(phone, rows)),
    ...village.phones.flatMap((phone) => erasedIsGone(phone, village)),
    ...eachOnceInOrder(village),
    ...rowsAreTheSumOfChanges(village, rows),
    ...noValueVanished(village, rows),
  ];
};

const allRows = async ({ store, phones }: Village): Promise<StoredRow[]> => {
  const own = phones.map(({ userId }) => `u:${userId}`);
  const partitions = [...new Set([...own, ...everyVillage.map(partitionOf), ...offices.map((one) => one.partition)])];
  const audiences = phones.flatMap(({ villagesEver }) => [...villagesEver]);
  const kinds = recordTypes.map(({ kind }) => kind);
  const query = { after: 0, upTo: Number.MAX_SAFE_INTEGER, maxRows: 100_000, audiences, kinds };
  return (await Promise.all(partitions.map((partition) => store.page({ ...query, partition })))).flat();
};

const partitionOf = (village: string): string => `t:${village.slice(0, 6)}`;

/** What the person was told is saved has been answered, each number once and none left out. */
const nothingLost = ({ name, storage, journal }: Phone, { erased }: Village): string[] => {
  const { everAnswered: answered, waiting, meta } = storage.state();
  const left = waiting.size > 0 ? [`O3: ${name} still has ${waiting.size} changes waiting`] : [];
  // A phone that was cloned gives its changes new numbers, and of an erased record nothing typed stays.
  const known = new Set(
    [...answered.values()].flatMap(({ mutation }) => [changeOf(mutation), changeOf(untyped(mutation))]),
  );
  const lost = journal.flatMap(({ partition, mutation }) => {
    const kept = erased.has(mutation.id) ? untyped(mutation) : mutation;
    return known.has(changeOf(kept)) ? [] : [`O1: ${name} lost ${partition} ${mutation.n} ${JSON.stringify(mutation)}`];
  });
  const given = Object.values(meta.numbers).reduce((sum, n) => sum + n, 0);
  const present = [...answered.values()].filter(({ earlier }) => !earlier).length;
  const odd = given === present ? [] : [`O3: ${name} gave ${given} numbers and has ${present} answers`];
  return [...left, ...lost, ...odd];
};

const changeOf = ({ n: _number, ...change }: Mutation): string => JSON.stringify(change);

/** P7: what was held is with its maker, whole. */
const heldIsKept = ({ name, userId, storage }: Phone, rows: readonly StoredRow[]): string[] => {
  const kept = new Set(
    rows.flatMap(({ partition, kind, body }) =>
      kind === "review" && body && partition === `u:${userId}`
        ? [heldKey(JSON.parse(textIn(body, "change")) as Mutation)]
        : [],
    ),
  );
  return [...storage.state().answered.values()].flatMap(({ state, mutation, erased }) =>
    state !== "held" || erased || kept.has(heldKey(mutation))
      ? []
      : [`P7: ${name}: held and not kept: ${JSON.stringify(mutation)}`],
  );
};

const heldKey = (mutation: Mutation): string => stableText(mutation);

/** E1: nothing that was typed about an erased person is on a phone that follows their village. */
const erasedIsGone = ({ name, storage, villages }: Phone, { erased }: Village): string[] => {
  const { rows, bases, waiting, answered } = storage.state();
  const told = [...waiting.values(), ...answered.values()].filter(({ mutation }) => mutation.set !== undefined);
  const known = new Set([...rows.keys(), ...bases.keys(), ...told.map(({ mutation }) => mutation.id)]);
  const followed = [...erased].filter(([, code]) => villages.includes(code)).map(([id]) => id);
  return followed.filter((id) => known.has(id)).map((id) => `E1: ${name} still knows ${id}`);
};

const seesItsScope = (
  { name, userId, storage, villages, registry, office }: Phone,
  all: readonly StoredRow[],
): string[] => {
  const expected = all
    .filter(({ kind }) => (recordType(kind)?.since ?? 0) <= registry)
    .filter(
      ({ partition, body, audience }) =>
        body !== null &&
        (partition === `u:${userId}` || partition === office?.partition || villages.includes(audience)),
    )
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
    const office = offices.find((one) => one.id === id);
    if (office) bodies.set(id, office.body);
    // The server makes targets and conflict rows itself; people only settle a conflict.
    if (kind === "villageTarget" || kind === "review") bodies.set(id, body);
    if (kind === "conflict") bodies.set(id, body && { ...body, state: "open" });
  }
  for (const { mutation, result } of decided(village)) {
    const before = bodies.get(mutation.id) ?? null;
    const after = plainly(before, mutation, result);
    bodies.set(mutation.id, after);
    const arrived = arrivalOf(mutation, before, after);
    if (arrived && !bodies.get(arrived.id)) bodies.set(arrived.id, arrived.body);
  }
  for (const id of village.erased.keys()) bodies.set(id, null);
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
        const isKept =
          conflicts.has(`${place} ${JSON.stringify(value)}`) || staysWithMaker(village, clientId, mutation);
        if (!isKept) broken.push(`M4: ${place} lost ${JSON.stringify(value)}`);
        continue;
      }
      const before = writers.get(place);
      // Setting what is there already changes nothing, so nothing can be lost by it.
      if (sameJson(before?.value ?? null, value)) {
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

/** Outside of villages nobody else is shown a conflict: the change stays in view on its phone, whole. */
const staysWithMaker = ({ phones }: Village, clientId: string, mutation: Mutation): boolean =>
  offices.some(({ id }) => id === mutation.id) &&
  phones.some(
    ({ storage }) =>
      storage.state().meta.clientId === clientId &&
      [...storage.state().answered.values()].some(
        (entry) => entry.state === "merged" && heldKey(entry.mutation) === heldKey(mutation),
      ),
  );

const decided = ({ commits }: Village) =>
  commits.flatMap(({ clientId, from, to, results, headBefore, mutations }) =>
    Array.from({ length: to - from }, (_, at) => from + at + 1).flatMap((n) => {
      const mutation = mutations.find((one) => one.n === n);
      const result = results.find((answer) => answer.n === n);
      return mutation ? [{ mutation, result, clientId, headBefore }] : [];
    }),
  );
