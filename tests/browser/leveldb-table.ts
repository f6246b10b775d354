/**
 * The bytes of a LevelDB table (`.ldb`), where browsers keep IndexedDB and local storage once a log has grown: its blocks
 * are compressed, so that a plain search of the file finds nothing and proves nothing. Format: leveldb/doc/table_format.md.
 */
import { uncompress } from "snappyjs";

const FOOTER_BYTES = 48;
const MAGIC = 0xdb4775248b80fb57n;

/** All data blocks, one after the other, uncompressed. Throws for a file that is no table. */
export const tableBytes = (file: Buffer): Buffer => {
  const footer = file.subarray(-FOOTER_BYTES);
  if (footer.length < FOOTER_BYTES || footer.readBigUInt64LE(FOOTER_BYTES - 8) !== MAGIC) {
    throw new Error("This is no LevelDB table.");
  }
  const read = reader(footer);
  blockHandle(read);
  const index = blockAt(file, blockHandle(read));
  return Buffer.concat(handlesIn(index).map((handle) => blockAt(file, handle)));
};

interface Handle {
  readonly offset: number;
  readonly size: number;
}

const blockAt = (file: Buffer, { offset, size }: Handle): Buffer => {
  const block = file.subarray(offset, offset + size);
  const kind = file[offset + size];
  if (kind === 0) return block;
  if (kind === 1) return Buffer.from(uncompress(block));
  throw new Error(`A block of kind ${kind}: the browser compresses in a way that this search cannot read.`);
};

/** An index block: for each entry the shared and own length of its key, the length of its value, and the two. */
const handlesIn = (index: Buffer): Handle[] => {
  const restarts = index.readUInt32LE(index.length - 4);
  const read = reader(index.subarray(0, index.length - 4 * (restarts + 1)));
  const handles: Handle[] = [];
  while (!read.isAtEnd()) {
    read.number();
    const ownKeyBytes = read.number();
    const valueBytes = read.number();
    read.skip(ownKeyBytes);
    handles.push(blockHandle(reader(read.bytes(valueBytes))));
  }
  return handles;
};

const blockHandle = (read: Reader): Handle => ({ offset: read.number(), size: read.number() });

type Reader = ReturnType<typeof reader>;

const reader = (bytes: Buffer) => {
  let at = 0;
  return {
    isAtEnd: () => at >= bytes.length,
    skip: (count: number) => void (at += count),
    bytes: (count: number) => bytes.subarray(at, (at += count)),
    /** Seven bits a byte, the lowest first. */
    number: () => {
      let value = 0;
      for (let factor = 1; ; factor *= 128) {
        const byte = bytes[at++] ?? 0;
        value += (byte % 128) * factor;
        if (byte < 128) return value;
      }
    },
  };
};
