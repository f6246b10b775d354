/** Where a phone stands in each partition. Opaque to it, signed by the server. Rules C1–C5: docs/sync.md. */

export interface CursorEntry {
  readonly partition: string;
  readonly seq: number;
  /** `scopeMark` of what the phone was given so far. */
  readonly mark: string;
}

export interface Cursor {
  readonly epoch: string;
  readonly entries: readonly CursorEntry[];
}

/** Seals text so that only this server's own words open again; `open` gives null for anything else. */
export interface Seal {
  readonly seal: (text: string) => string;
  readonly open: (sealed: string) => string | null;
}

export const writeCursor = (seal: Seal, cursor: Cursor): string =>
  seal.seal(
    [cursor.epoch, ...cursor.entries.map((entry) => `${entry.partition} ${entry.seq} ${entry.mark}`)].join("\n"),
  );

/** A cursor that was tampered with, or sealed with a key that is gone, counts as none: the phone starts again. */
export const readCursor = (seal: Seal, sealed: string | null): Cursor | null => {
  const text = sealed === null ? null : seal.open(sealed);
  if (text === null) return null;
  const [epoch = "", ...lines] = text.split("\n");
  const entries = lines.map((line) => {
    const [partition = "", seq = "0", mark = ""] = line.split(" ");
    return { partition, seq: Number(seq), mark };
  });
  return { epoch, entries };
};
