/** Why this browser cannot hold a volunteer's work; null when it can. */
export type Unfit = "line" | "old" | "notSecure";

/** What of the page is looked at, so that tests can stand in for a browser. */
export interface BrowserTraits {
  readonly navigator: Pick<Navigator, "userAgent">;
  readonly isSecureContext: boolean;
  readonly indexedDB?: IDBFactory | null;
  readonly crypto?: Partial<Crypto>;
}

export const unfitnessOf = (browser: BrowserTraits): Unfit | null => {
  // LINE's own browser keeps its storage apart, clears it at will and starts no app from the home screen.
  if (/\bLine\//iu.test(browser.navigator.userAgent)) return "line";
  // Without https the same browser lacks more than it does for age: name the address, not the phone.
  if (!browser.isSecureContext) return "notSecure";
  return browser.indexedDB && typeof browser.crypto?.randomUUID === "function" ? null : "old";
};

/** LINE opens an address with this mark in the phone's own browser. The code goes along. */
export const outsideLine = ({ origin, pathname, hash }: Location): string =>
  `${origin}${pathname}?openExternalBrowser=1${hash}`;
