/** Files of a ZIP archive, as much as XLSX needs: stored or deflated, no encryption, no ZIP64. */

/** Opens single files by name. Null when the archive is none, or a file is missing, broken or too large unpacked. */
export const openZip = (bytes: Uint8Array): ((name: string) => Promise<string | null>) | null => {
  const entries = directoryOf(bytes);
  if (!entries) return null;
  return async (name) => {
    const entry = entries.get(name);
    if (!entry) return null;
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (entry.at + LOCAL > bytes.length) return null;
    const start = entry.at + LOCAL + view.getUint16(entry.at + 26, true) + view.getUint16(entry.at + 28, true);
    const packed = bytes.slice(start, start + entry.size);
    if (entry.method === STORED) return new TextDecoder().decode(packed);
    return entry.method === DEFLATED ? inflate(packed) : null;
  };
};

interface ZipEntry {
  readonly at: number;
  readonly size: number;
  readonly method: number;
}

const directoryOf = (bytes: Uint8Array): ReadonlyMap<string, ZipEntry> | null => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - END;
  while (end >= 0 && view.getUint32(end, true) !== END_MARK) end--;
  if (end < 0) return null;
  const entries = new Map<string, ZipEntry>();
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    if (at + CENTRAL > bytes.length || view.getUint32(at, true) !== CENTRAL_MARK) return null;
    const nameLength = view.getUint16(at + 28, true);
    const name = new TextDecoder().decode(bytes.subarray(at + CENTRAL, at + CENTRAL + nameLength));
    const size = view.getUint32(at + 20, true);
    entries.set(name, { at: view.getUint32(at + 42, true), size, method: view.getUint16(at + 10, true) });
    at += CENTRAL + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
};

const inflate = async (packed: Uint8Array<ArrayBuffer>): Promise<string | null> => {
  const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate-raw")).getReader();
  const decoder = new TextDecoder();
  let text = "";
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      text += decoder.decode(part.value, { stream: true });
      // A small archive may unpack to gigabytes.
      if (text.length > MOST_LETTERS) {
        await reader.cancel();
        return null;
      }
    }
    return text + decoder.decode();
  } catch {
    return null;
  }
};

const STORED = 0;
const DEFLATED = 8;
const LOCAL = 30;
const CENTRAL = 46;
const CENTRAL_MARK = 0x02_01_4b_50;
const END = 22;
const END_MARK = 0x06_05_4b_50;
const MOST_LETTERS = 30_000_000;
