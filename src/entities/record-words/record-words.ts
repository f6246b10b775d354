/** Words for record types, their fields and choices, for every feature that shows work of more than its own types. */
import { loadWords } from "#i18n/words.ts";
import type syncWords from "#locales/th/sync.json";

declare module "#i18n/namespaces.ts" {
  interface Words {
    readonly sync: typeof syncWords;
  }
}

export const loadRecordWords = (): Promise<void> => loadWords("sync");
