/** The browser's family, by which a person knows their phones apart. Undefined for one that is not on the list. */
export const browserName = ({ userAgent }: Pick<Navigator, "userAgent">): string | undefined =>
  families.find(({ mark }) => mark.test(userAgent))?.name;

/** The first that fits: all but Firefox call themselves Chrome or Safari as well. */
const families: readonly { readonly mark: RegExp; readonly name: string }[] = [
  { mark: /SamsungBrowser\//u, name: "Samsung Internet" },
  { mark: /\bEdgA?\//u, name: "Edge" },
  { mark: /\bOPR\//u, name: "Opera" },
  { mark: /Firefox\//u, name: "Firefox" },
  { mark: /Chrome\//u, name: "Chrome" },
  { mark: /Safari\//u, name: "Safari" },
];
