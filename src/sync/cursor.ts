/** Where a phone stands in each partition. Opaque to it, signed by the server. Rules C1–C5: docs/sync.md. */

export interface CursorEntry {
  readonly partition: string;
  readonly seq: number;
  /** `scopeMark` of what the phone was given so far. */
  readonly mark: string;
  /** The newest erasure that the phone is known to have: noted once, not at each exchange. */
  readonly erased: number;
  /** The tombstones' floor when the phone began from nothing: below it there is nothing that it could have missed. */
  readonly from: number;
}

export interface Cursor {
  readonly epoch: string;
  readonly entries: readonly CursorEntry[];
  /** Partitions that the phone dropped when it took this cursor. */
  readonly dropped: readonly string[];
}

/** Seals text so that only this server's own words open again; `open` gives null for anything else. */
export interface Seal {
  readonly seal: (text: string) => string;
  readonly open: (sealed: string) => string | null;
}

export const writeCursor = (seal: Seal, { epoch, entries, dropped }: Cursor): string =>
  seal.seal(
    [
      epoch,
      ...entries.map(({ partition, seq, mark, erased, from }) =>
        // Both are rare, and an idle exchange is paid for by the byte.
        [partition, seq, mark, ...(from > seq ? [erased, from] : erased > 0 ? [erased] : [])].join(" "),
      ),
      ...dropped.map((partition) => `- ${partition}`),
    ].join("\n"),
  );

/** A cursor that was tampered with, or sealed with a key that is gone, counts as none: the phone starts again. */
export const readCursor = (seal: Seal, sealed: string | null): Cursor | null => {
  const text = sealed === null ? null : seal.open(sealed);
  if (text === null) return null;
  const [epoch = "", ...lines] = text.split("\n");
  const entries = lines
    .filter((line) => !line.startsWith("- "))
    .map((line) => {
      const [partition = "", seq = "0", mark = "", erased = "0", from = "0"] = line.split(" ");
      return { partition, seq: Number(seq), mark, erased: Number(erased), from: Number(from) };
    });
  const dropped = lines.filter((line) => line.startsWith("- ")).map((line) => line.slice(2));
  return { epoch, entries, dropped };
};
