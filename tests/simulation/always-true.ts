/** What holds after every single commit on a phone. */
import { groupBy } from "#domain/group.ts";
import type { PhoneState } from "./memory-phone.ts";
import { bodyText, plainly, textIn } from "./plain-model.ts";

/** What the phone was ever given to follow. */
interface Followed {
  readonly villages: ReadonlySet<string>;
  /** Of its centre or agency. */
  readonly partition: string | undefined;
}

export const brokenOnPhone = (
  before: PhoneState,
  after: PhoneState,
  followed: Followed,
  hasNewFloor = false,
): string[] => [
  ...shownIsServerPlusUnsent(after),
  ...nothingForeign(after, followed),
  ...(hasNewFloor ? [] : cursorsOnlyGrow(before.meta.cursor, after.meta.cursor)),
  ...numbersHaveEntries(before, after),
];

const shownIsServerPlusUnsent = ({ rows, bases, waiting }: PhoneState): string[] => {
  const byRow = groupBy(waiting.values(), ({ mutation }) => mutation.id);
  const wrong = [...byRow].flatMap(([id, unsent]) => {
    const base = bases.get(id);
    if (!base) return [`O4: ${id} has unsent changes and no server's row`];
    const expected = unsent.reduce((body, { mutation }) => plainly(body, mutation), base.row?.body ?? null);
    const shown = rows.get(id)?.body ?? null;
    return bodyText(expected) === bodyText(shown)
      ? []
      : [`O4: ${id} shows ${bodyText(shown)}, not ${bodyText(expected)}`];
  });
  const idle = [...bases.keys()].filter((id) => !byRow.has(id)).map((id) => `O4: ${id} keeps a base for nothing`);
  return [...wrong, ...idle];
};

const nothingForeign = ({ rows, waiting }: PhoneState, { villages, partition: office }: Followed): string[] => {
  const own = new Set([...waiting.values()].filter(({ mutation }) => mutation.op === "put").map((e) => e.mutation.id));
  return (
    [...rows.values()]
      // A person's own records are theirs on every phone of theirs.
      .filter(({ partition }) => !partition.startsWith("u:") && partition !== office)
      .filter(({ id, body }) => !own.has(id) && !villages.has(textIn(body, "areaCode")))
      .map(({ id, body }) => `P2: ${id} of ${textIn(body, "areaCode")} is on the phone`)
  );
};

const cursorsOnlyGrow = (before: string | null, after: string | null): string[] => {
  if (before === after || before === null) return [];
  const reached = entriesOf(after);
  return [...entriesOf(before)].flatMap(([place, seq]) =>
    (reached.get(place) ?? seq) < seq ? [`C3: the cursor of ${place} went back`] : [],
  );
};

// A partition that starts again has another mark or epoch, so it is another entry here.
const entriesOf = (cursor: string | null): Map<string, number> => {
  const [epoch = "", ...lines] = (cursor ?? "").split("\n");
  return new Map(
    lines
      .filter((line) => !line.startsWith("- "))
      .map((line) => {
        const [partition = "", seq = "", mark = ""] = line.split(" ");
        return [`${epoch} ${partition} ${mark}`, Number(seq)];
      }),
  );
};

const numbersHaveEntries = (before: PhoneState, after: PhoneState): string[] =>
  Object.entries(after.meta.numbers).flatMap(([partition, n]) => {
    const key = `${partition} ${n}`;
    const isNew = n !== before.meta.numbers[partition] && before.meta.clientId === after.meta.clientId;
    return isNew && !after.waiting.has(key) ? [`O1: number ${key} was given and nothing waits under it`] : [];
  });
