/** An answer that is not made at the call but read, as it is, from what was built. */
export class TextAnswer {
  readonly type: string;
  readonly text: string;
  /** Names this text: whoever has it already is told so, and is not sent it again. */
  readonly etag: string;

  constructor(type: string, text: string, etag: string) {
    this.type = type;
    this.text = text;
    // Weak: compressed or not, it is the same text.
    this.etag = `W/"${etag}"`;
  }
}
