export type Language = "th" | "en";

export const isLanguage = (value: unknown): value is Language => value === "th" || value === "en";
