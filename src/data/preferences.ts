/** What a person chose for this phone. Kept beside the account, so that it holds from the first paint. */

export type TextSize = "1" | "2" | "3";
export type Theme = "phone" | "light" | "dark";

export interface Preferences {
  readonly language: "th" | "en";
  readonly textSize: TextSize;
  readonly theme: Theme;
}

const KEY = "asa.preferences";
const usual: Preferences = { language: "th", textSize: "1", theme: "phone" };

export const readPreferences = (storage: Storage): Preferences => {
  try {
    const stored: unknown = JSON.parse(storage.getItem(KEY) ?? "{}");
    const chosen = (key: keyof Preferences): unknown =>
      typeof stored === "object" && stored !== null ? Reflect.get(stored, key) : undefined;
    return {
      language: chosen("language") === "en" ? "en" : usual.language,
      textSize: oneOf(["1", "2", "3"], chosen("textSize")) ?? usual.textSize,
      theme: oneOf(["phone", "light", "dark"], chosen("theme")) ?? usual.theme,
    };
  } catch {
    return usual;
  }
};

/** Stores one choice and shows it at once. The language's words are changed by `changeLanguage`. */
export const choosePreference = <K extends keyof Preferences>(
  storage: Storage,
  key: K,
  value: Preferences[K],
): void => {
  const next = { ...readPreferences(storage), [key]: value };
  storage.setItem(KEY, JSON.stringify(next));
  showPreferences(next);
};

/** Puts text size and theme on <html>; the style sheet does the rest. */
export const showPreferences = ({ textSize, theme }: Preferences): void => {
  const page = document.documentElement;
  page.dataset["text"] = textSize;
  if (theme === "phone") delete page.dataset["theme"];
  else page.dataset["theme"] = theme;
};

const oneOf = <T>(choices: readonly T[], value: unknown): T | undefined => choices.find((choice) => choice === value);
