/** Where a phone stands in each partition. Opaque to it, signed by the server. Rules C1–C5: docs/sync.md. */

/** Kinds that the phone learnt after it had been given the others, until it has all of them. */
export interface CatchUp {
  /** Kinds of later registry versions than this one. */
  readonly since: number;
  /** Their rows were given up to here … */
  readonly after: number;
  /** … and are missing up to here. What changed later comes with the other kinds. */
  readonly upTo: number;
}

export interface CursorEntry {
  readonly partition: string;
  readonly seq: number;
  /** `scopeMark` of what the phone was given so far. */
  readonly mark: string;
  /** The newest erasure that the phone is known to have: noted once, not at each exchange. */
  readonly erased: number;
  /** The tombstones' floor when the phone began from nothing: below it there is nothing that it could have missed. */
  readonly from: number;
  readonly catchUp: CatchUp | null;
}

export interface Cursor {
  readonly epoch: string;
  /** Version of the record types that the phone knew when it was given this cursor. */
  readonly registry: number;
  readonly entries: readonly CursorEntry[];
  /** Partitions that the phone dropped when it took this cursor. */
  readonly dropped: readonly string[];
}

/** Seals text so that only this server's own words open again; `open` gives null for anything else. */
export interface Seal {
  readonly seal: (text: string) => string;
  readonly open: (sealed: string) => string | null;
}

export const writeCursor = (seal: Seal, { epoch, registry, entries, dropped }: Cursor): string =>
  seal.seal(
    [
      `${epoch} ${registry}`,
      ...entries.map(({ partition, seq, mark, erased, from }) =>
        // Both are rare, and an idle exchange is paid for by the byte.
        [partition, seq, mark, ...(from > seq ? [erased, from] : erased > 0 ? [erased] : [])].join(" "),
      ),
      ...entries.flatMap(({ partition, catchUp }) =>
        catchUp ? [`+ ${partition} ${catchUp.since} ${catchUp.after} ${catchUp.upTo}`] : [],
      ),
      ...dropped.map((partition) => `- ${partition}`),
    ].join("\n"),
  );

/** A cursor that was tampered with, or sealed with a key that is gone, counts as none: the phone starts again. */
export const readCursor = (seal: Seal, sealed: string | null): Cursor | null => {
  const text = sealed === null ? null : seal.open(sealed);
  if (text === null) return null;
  const [first = "", ...lines] = text.split("\n");
  const [epoch = "", registry = "1"] = first.split(" ");
  const catchUps = new Map(wordsAfter("+ ", lines).map(([partition = "", ...numbers]) => [partition, numbers]));
  const entries = wordsAfter("", lines).map(([partition = "", seq, mark = "", erased, from]) => {
    const [since, after, upTo] = catchUps.get(partition) ?? [];
    const catchUp = since === undefined ? null : { since: Number(since), after: Number(after), upTo: Number(upTo) };
    return { partition, seq: Number(seq ?? 0), mark, erased: Number(erased ?? 0), from: Number(from ?? 0), catchUp };
  });
  const dropped = wordsAfter("- ", lines).map(([partition = ""]) => partition);
  return { epoch, registry: Number(registry), entries, dropped };
};

const SIGNS = ["+ ", "- "];
const wordsAfter = (sign: string, lines: readonly string[]): string[][] =>
  lines
    .filter((line) => line.startsWith(sign) && (sign !== "" || !SIGNS.some((other) => line.startsWith(other))))
    .map((line) => line.slice(sign.length).split(" "));
