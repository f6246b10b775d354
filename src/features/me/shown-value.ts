import { useTranslation } from "react-i18next";
import { usePhone, useRecords } from "#data/use-phone.ts";
import { topic } from "#domain/records/topic.ts";
import { glue } from "#i18n/glue.ts";
import { useFormats } from "#i18n/use-formats.ts";
import { useAreaWords } from "./area-words.ts";
import { useSyncWords } from "./sync-words.ts";

/** A field's value as people read it; undefined for an empty one and for what only another version can show. */
export type ShownValue = (kind: string, field: string, value: unknown) => string | undefined;

/** `areas`: the area codes that may stand among the values, so that their names are read. */
export const useShownValue = (areas: readonly string[] = []): ShownValue => {
  const { t, i18n } = useTranslation("me");
  const { choice } = useSyncWords();
  const formats = useFormats();
  const areaWords = useAreaWords(areas);
  const topics = useRecords(topic);
  const { now } = usePhone();

  const topicName = (code: string): string => {
    const found = topics?.find((one) => one.code === code);
    if (!found) return t(($) => $.entry.otherTopic);
    return i18n.language === "en" ? found.nameEn : glue(found.nameTh);
  };

  return (kind, field, value) => {
    if (value === undefined || value === null || value === "") return undefined;
    if (field === "topic" && typeof value === "string") return topicName(value);
    if (field === "topics" && Array.isArray(value)) return value.map((code) => topicName(String(code))).join(" · ");
    if (field === "birthYear" && typeof value === "number") return formats.year(value);
    if (field === "minutes" && typeof value === "number") return t(($) => $.sending.minutes, { count: value });
    if (typeof value === "number") return formats.number(value);
    if (Array.isArray(value)) return value.map((one) => choice(kind, field, String(one)) ?? String(one)).join(" · ");
    if (typeof value === "object") return ofObject(value);
    if (typeof value !== "string") return undefined;
    if (AREA_FIELDS.has(field)) return areaWords(value);
    if (/^\d{4}-\d\d-\d\d$/.test(value)) return formats.date(value);
    if (/^\d{4}-\d\d-\d\dT/.test(value)) return formats.moment(value, now());
    return choice(kind, field, value) ?? value;
  };

  function ofObject(value: object): string | undefined {
    const area: unknown = Reflect.get(value, "areaCode");
    if (typeof area === "string") return areaWords(area);
    const at: unknown = Reflect.get(value, "at");
    return typeof at === "string" ? t(($) => $.conflict.notice, { date: formats.date(at) }) : undefined;
  }
};

/** The area codes in a value, for `useShownValue`. */
export const areasIn = (field: string, value: unknown): readonly string[] => {
  if (typeof value === "string") return AREA_FIELDS.has(field) ? [value] : [];
  const area: unknown = typeof value === "object" && value !== null ? Reflect.get(value, "areaCode") : undefined;
  return typeof area === "string" ? [area] : [];
};

const AREA_FIELDS: ReadonlySet<string> = new Set(["registeredArea", "areaCode"]);
