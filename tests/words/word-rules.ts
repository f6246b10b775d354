/** What must hold for the words of the app in both languages. Thai is the source. */

/** File name → the parsed JSON of `locales/<language>/<file>`. */
export type WordFiles = Readonly<Record<string, unknown>>;
export type Locales = { readonly th: WordFiles; readonly en: WordFiles };

/** Names every place that breaks the rule, and nothing else. */
export type WordRule = (locales: Locales) => readonly string[];

export const bothLanguagesHaveTheSameFiles: WordRule = ({ th, en }) => [
  ...Object.keys(th).flatMap((file) => (file in en ? [] : [`locales/en/${file} is missing`])),
  ...Object.keys(en).flatMap((file) => (file in th ? [] : [`locales/th/${file} is missing`])),
];

export const bothLanguagesHaveTheSameKeys: WordRule = (locales) =>
  pairs(locales).flatMap(({ file, th, en }) => [
    ...[...th.keys()].flatMap((key) => (en.has(key) ? [] : [`en/${file}: ${key} is missing`])),
    ...[...en.keys()].flatMap((key) =>
      th.has(key) || isEnglishSingular(key, th) ? [] : [`th/${file}: ${key} is missing`],
    ),
  ]);

/** Thai has one form for all numbers; English may say one thing in words of its own. */
const isEnglishSingular = (key: string, th: Words): boolean =>
  key.endsWith("_one") && th.has(key.replace(/_one$/u, "_other"));

export const everyEntryIsText: WordRule = (locales) =>
  entries(locales).flatMap(({ at, text }) =>
    typeof text === "string" && text.trim() !== "" && text === text.trim()
      ? []
      : [`${at}: must be text, not empty, with no space around it`],
  );

/** {{placeholders}} and <tags>: a missing one loses a name or a number on the screen. */
export const bothLanguagesFillInTheSame: WordRule = (locales) =>
  pairs(locales).flatMap(({ file, th, en }) =>
    [...th].flatMap(([key, text]) => {
      const thai = filledIn(text);
      const english = filledIn(en.get(key) ?? text);
      return thai === english
        ? []
        : [`${file}: ${key} fills in ${thai || "nothing"} in Thai, ${english || "nothing"} in English`];
    }),
  );

const filledIn = (text: unknown): string =>
  [...new Set([...String(text).matchAll(/\{\{[-\s]*([\w.]+)|<(\w+)/gu)].map(([, name, tag]) => name ?? `<${tag}>`))]
    .toSorted()
    .join(", ");

/** Names that are written the same in a Thai sentence. */
const latinNames = ["English", "LINE", "PIN", "QR", "TH", "EN", "Wi-Fi", "CSV"];
/** Names that are written in Thai in an English sentence. */
const thaiNames = ["ภาษาไทย", "ไทย", "อาสา", "อสด."];

export const thaiIsThai: WordRule = ({ th }) =>
  texts("th", th).flatMap(({ at, text }) =>
    /\p{L}/u.test(without(latinNames, text)) && !/\p{Script=Thai}/u.test(text) ? [`${at}: "${text}" is not Thai`] : [],
  );

export const englishIsEnglish: WordRule = ({ en }) =>
  texts("en", en).flatMap(({ at, text }) =>
    /\p{Script=Thai}/u.test(without(thaiNames, text)) ? [`${at}: "${text}" is not English`] : [],
  );

const without = (names: readonly string[], text: string): string =>
  names.reduce((rest, name) => rest.replaceAll(name, ""), text.replaceAll(/\{\{[^}]*\}\}|<[^>]*>/gu, ""));

/** Words that look down on somebody, particles that do not belong in an app, and blame with no way out. */
const unkind = /ชาวเขา|คนแก่|เหยื่อ|คนต่างด้าว|ครับ|ค่ะ|^(?:เกิด)?(?:ข้อ)?ผิดพลาด[.!]?$/u;

export const thaiIsKind: WordRule = ({ th }) =>
  texts("th", th).flatMap(({ at, text }) => {
    const [word] = unkind.exec(text) ?? [];
    return word === undefined ? [] : [`${at}: "${word}" is not said here`];
  });

type Words = ReadonlyMap<string, unknown>;

const pairs = ({ th, en }: Locales) =>
  Object.keys(th)
    .filter((file) => file in en)
    .map((file) => ({ file, th: flat(th[file]), en: flat(en[file]) }));

const entries = ({ th, en }: Locales) => [...entriesOf("th", th), ...entriesOf("en", en)];

const entriesOf = (language: string, files: WordFiles) =>
  Object.entries(files).flatMap(([file, content]) =>
    [...flat(content)].map(([key, text]) => ({ at: `${language}/${file}: ${key}`, text })),
  );

const texts = (language: string, files: WordFiles) =>
  entriesOf(language, files).map(({ at, text }) => ({ at, text: String(text) }));

/** `{ update: { title: "x" } }` → `update.title` → "x". */
const flat = (value: unknown, path = ""): Words =>
  typeof value === "object" && value !== null
    ? new Map(Object.entries(value).flatMap(([key, inner]) => [...flat(inner, path === "" ? key : `${path}.${key}`)]))
    : new Map([[path, value]]);
