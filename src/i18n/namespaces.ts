/**
 * The shape of every words file, taken from the Thai source. A feature adds its own line from its own folder, so
 * that deleting the folder and its two words files leaves nothing behind here:
 *
 *     import type words from "#locales/th/people.json";
 *     declare module "#i18n/namespaces.ts" { interface Words { readonly people: typeof words } }
 */
import type common from "#locales/th/common.json";

export interface Words {
  readonly common: typeof common;
}

export type Namespace = keyof Words;
