/**
 * A phone in a test has a data key that the test knows, so that it can read past the app what lies on the disk. Only that
 * key: salts, nonces and the phone's own key pair are as random as anybody's.
 */
import type { BrowserContext, Page } from "@playwright/test";
import { recordCipher } from "#data/lock/record-cipher.ts";

/** The PIN of every phone in a test. */
export const PIN = "280459";

const KEY_BYTES = 32;
const KEY_BYTE = 7;
/** The data key of every phone in a test. */
export const KNOWN_KEY = new Uint8Array(KEY_BYTES).fill(KEY_BYTE);

/** Before the phone's first page. */
export const giveKnownKey = (context: BrowserContext): Promise<void> =>
  context
    .addInitScript(
      ([bytes, byte]) => {
        const random = crypto.getRandomValues.bind(crypto);
        crypto.getRandomValues = (array) => {
          if (array instanceof Uint8Array && array.length === bytes) return array.fill(byte);
          return random(array);
        };
      },
      [KEY_BYTES, KEY_BYTE] as const,
    )
    .then(() => undefined);

/**
 * Argon2id with a token effort, which a phone in a test may have where the PIN is not what the test is about: the real
 * one keeps a processor busy for half a second at each start. Before the phone's first page.
 */
export const spareEffort = (context: BrowserContext): Promise<void> =>
  context
    .addInitScript(() => {
      // Called below with the worker that it is called on.
      // oxlint-disable-next-line typescript/unbound-method
      const post = Worker.prototype.postMessage;
      Worker.prototype.postMessage = function spared(this: Worker, question: object) {
        post.call(this, "effort" in question ? { ...question, effort: { memory: 8, passes: 1 } } : question);
      };
    })
    .then(() => undefined);

const BY_HAND = "pin-by-hand";

/** From here on, in this tab, the test types PINs itself. The page must show the app. */
export const typePinByHand = (page: Page): Promise<void> =>
  page.evaluate((flag) => sessionStorage.setItem(flag, "yes"), BY_HAND);

/** Types the PIN wherever it is asked for, in every page of the phone: once to open, twice to set it. */
export const typePinWhenAsked = async (context: BrowserContext): Promise<void> => {
  await context.addInitScript(
    ([pin, byHand]) => {
      const typed = new Map<string, number>();
      let timer: ReturnType<typeof setTimeout> | undefined;
      const typeNext = (): void => {
        timer = undefined;
        const screen = document.querySelector("main.pin");
        if (!screen) return typed.clear();
        if (sessionStorage.getItem(byHand) !== null) return;
        lookAgain();
        const at = screen.querySelectorAll(".pin-dots .on").length;
        const digit = pin[at];
        const key = `${document.querySelector("h1")?.textContent} ${at}`;
        const times = (typed.get(key) ?? 0) + 1;
        // A PIN that is not taken is not tried for ever.
        if (digit === undefined || times > 3 || screen.querySelector(".keypad button:disabled")) return;
        typed.set(key, times);
        dispatchEvent(new KeyboardEvent("keydown", { key: digit }));
      };
      const lookAgain = (): void => {
        timer ??= setTimeout(typeNext, 20);
      };
      new MutationObserver(lookAgain).observe(document, { subtree: true, childList: true });
    },
    [PIN, BY_HAND] as const,
  );
};

const cipher = recordCipher(KNOWN_KEY, () => undefined);

interface SealedRow {
  readonly c?: ArrayLike<number>;
  readonly [field: string]: unknown;
}

/** As src/data/lock/sealed-tables.ts seals it. A row that a test put there in plain stays as it is. */
export const openRow = (table: string, { c, s: _sealedToServer, ...bound }: SealedRow): Record<string, unknown> => {
  if (c === undefined) return bound;
  const { order, ...rest } = bound;
  const row = cipher.open(`${table} 1 ${JSON.stringify(rest)}`, Uint8Array.from(c)) as Record<string, unknown>;
  return { ...row, ...(order !== undefined && { order }) };
};
