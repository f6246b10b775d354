import { useTranslation } from "react-i18next";
import type { QueuedReview } from "#data/review-queue.ts";
import { usePhone, useRecords } from "#data/use-phone.ts";
import { topic } from "#domain/records/topic.ts";
import { useFormats } from "#i18n/use-formats.ts";

/** What is known of the work, so that nobody decides blind: what its maker wrote, and values that are about no person. */
export const ReviewFacts = ({ review: { note, values, kind } }: { readonly review: QueuedReview }) => {
  const { t } = useTranslation("coordinator");
  const { fieldName, shown } = useFieldWords();
  const lines = values.flatMap(({ field, value }) => {
    const words = shown(kind, field, value);
    return words === undefined ? [] : [{ field, words: `${fieldName(kind, field)}: ${words}` }];
  });
  if (note === null && lines.length === 0) return null;
  return (
    <div className="small">
      {note !== null && <p>{t(($) => $.reviews.said, { note })}</p>}
      {lines.length > 0 && (
        <ul>
          {lines.map(({ field, words }) => (
            <li key={field}>{words}</li>
          ))}
        </ul>
      )}
    </div>
  );
};

interface FieldWords {
  readonly fieldName: (kind: string, field: string) => string;
  readonly shown: (kind: string, field: string, value: unknown) => string | undefined;
}

/** Words for fields and their choices, as the phones that made the change have them. */
export const useFieldWords = (): FieldWords => {
  const { t, i18n } = useTranslation("coordinator");
  const formats = useFormats();
  const { now } = usePhone();
  const topics = useRecords(topic);
  const word = (path: string): string | undefined => {
    const found: unknown = i18n.getResource(i18n.language, "sync", path);
    return typeof found === "string" ? found : undefined;
  };
  const one = (kind: string, field: string, value: string): string => {
    if (/^\d{4}-\d\d-\d\d$/u.test(value)) return formats.date(value);
    if (/^\d{4}-\d\d-\d\dT/u.test(value)) return formats.moment(value, now());
    const named = topics?.find(({ code }) => code === value);
    if (named) return i18n.language === "en" ? named.nameEn : named.nameTh;
    return word(`value.${kind}.${field}.${value}`) ?? value;
  };
  return {
    fieldName: (kind, field) => word(`field.${kind}.${field}`) ?? field,
    shown: (kind, field, value) => {
      if (value === null) return t(($) => $.reviews.emptied);
      if (typeof value === "number") return formats.number(value);
      if (typeof value === "string") return one(kind, field, value);
      return Array.isArray(value) ? value.map((each) => one(kind, field, String(each))).join(" · ") : undefined;
    },
  };
};
