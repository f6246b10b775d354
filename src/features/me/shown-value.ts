import { usePhone } from "#data/use-phone.ts";
import { useKinds } from "#features/feature.ts";
import { useFormats } from "#i18n/use-formats.ts";
import { useAreaWords } from "./area-words.ts";
import { useSyncWords } from "./sync-words.ts";
import { useNamed } from "./use-named.ts";

/** A field's value as people read it; undefined for an empty one and for what only another version can show. */
export type ShownValue = (kind: string, field: string, value: unknown) => string | undefined;

/** `values`: those that will be shown, so that the names of the areas and records among them are read. */
export const useShownValue = (
  values: readonly (readonly [kind: string, field: string, value: unknown])[],
): ShownValue => {
  const kinds = useKinds();
  const { choice } = useSyncWords();
  const formats = useFormats();
  const areaWords = useAreaWords(values.flatMap(([, field, value]) => areasIn(field, value)));
  const named = useNamed(values.map(([kind, field, value]) => ({ kind, body: { [field]: value } })));
  const { now } = usePhone();

  return (kind, field, value) => {
    if (value === undefined || value === null || value === "") return undefined;
    const own = kinds[kind]?.shown?.[field];
    if (own) return own(value, { formats, named });
    if (typeof value === "number") return formats.number(value);
    if (Array.isArray(value)) return value.map((one) => choice(kind, field, String(one)) ?? String(one)).join(" · ");
    if (typeof value === "object") return areasIn(field, value).map(areaWords)[0];
    if (typeof value !== "string") return undefined;
    if (AREA_FIELDS.has(field)) return areaWords(value);
    if (/^\d{4}-\d\d-\d\d$/.test(value)) return formats.date(value);
    if (/^\d{4}-\d\d-\d\dT/.test(value)) return formats.moment(value, now());
    return choice(kind, field, value) ?? value;
  };
};

const areasIn = (field: string, value: unknown): readonly string[] => {
  if (typeof value === "string") return AREA_FIELDS.has(field) ? [value] : [];
  const area: unknown = typeof value === "object" && value !== null ? Reflect.get(value, "areaCode") : undefined;
  return typeof area === "string" ? [area] : [];
};

const AREA_FIELDS: ReadonlySet<string> = new Set(["registeredArea", "areaCode"]);
