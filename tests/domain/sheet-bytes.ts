/** Files as spreadsheets save them. */
export const encode = {
  "utf-8": (text: string): Uint8Array => new TextEncoder().encode(text),
  "utf-8 with a mark": (text: string): Uint8Array => new TextEncoder().encode(`\uFEFF${text}`),
  "utf-16le": (text: string): Uint8Array => utf16(text, true),
  "utf-16be": (text: string): Uint8Array => utf16(text, false),
  "windows-874": (text: string): Uint8Array =>
    Uint8Array.from(Array.from(text), (letter) => {
      const point = letter.codePointAt(0) ?? 0;
      return point < 0x80 ? point : point - 0x0e00 + 0xa0;
    }),
} as const;

const utf16 = (text: string, isLittle: boolean): Uint8Array => {
  const view = new DataView(new ArrayBuffer(2 + text.length * 2));
  for (const [at, unit] of [0xfeff, ...text.split("").map((each) => each.charCodeAt(0))].entries()) {
    view.setUint16(at * 2, unit, isLittle);
  }
  return new Uint8Array(view.buffer);
};

/** A ZIP archive without checksums, which no reader here looks at. */
export const zip = async (files: Readonly<Record<string, string>>): Promise<Uint8Array> => {
  const [locals, centrals]: [Uint8Array[], Uint8Array[]] = [[], []];
  let at = 0;
  for (const [name, text] of Object.entries(files)) {
    const packed = new Uint8Array(
      await new Response(new Blob([text]).stream().pipeThrough(new CompressionStream("deflate-raw"))).arrayBuffer(),
    );
    const path = new TextEncoder().encode(name);
    const head = (mark: number, size: number, place: number): Uint8Array => {
      const view = new DataView(new ArrayBuffer(size));
      view.setUint32(0, mark, true);
      view.setUint16(place, 8, true);
      view.setUint32(place + 10, packed.length, true);
      view.setUint16(place + 18, path.length, true);
      if (size === 46) view.setUint32(42, at, true);
      return new Uint8Array(view.buffer);
    };
    const local = joined([head(0x04_03_4b_50, 30, 8), path, packed]);
    centrals.push(joined([head(0x02_01_4b_50, 46, 10), path]));
    locals.push(local);
    at += local.length;
  }
  const end = new DataView(new ArrayBuffer(22));
  end.setUint32(0, 0x06_05_4b_50, true);
  end.setUint16(10, centrals.length, true);
  end.setUint32(16, at, true);
  return joined([...locals, ...centrals, new Uint8Array(end.buffer)]);
};

const joined = (parts: readonly Uint8Array[]): Uint8Array => Uint8Array.from(parts.flatMap((part) => [...part]));
