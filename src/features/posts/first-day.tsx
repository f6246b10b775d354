import { useTranslation } from "react-i18next";
import { useToday } from "#data/use-today.ts";
import { addDays } from "#domain/thai-day.ts";
import { useFormats } from "#i18n/use-formats.ts";
import { Field } from "#ui/field.tsx";
import { Notice } from "#ui/notice.tsx";

interface FirstDayProps {
  readonly day: string;
  readonly onDay: (day: string) => void;
}

/** Of the new post: the other one, where there is one, ends on the day before. */
export const FirstDay = ({ day, onDay }: FirstDayProps) => {
  const { t } = useTranslation("posts.give");
  const today = useToday();
  return (
    <Field label={t(($) => $.firstDay)}>
      {(aria) => (
        <input
          {...aria}
          className="input"
          type="date"
          value={day}
          min={today}
          max={addDays(today, 366)}
          onChange={(event) => onDay(event.currentTarget.value)}
        />
      )}
    </Field>
  );
};

interface FollowsProps {
  /** The first day of the new post. */
  readonly day: string;
  /** Who gets a post. */
  readonly begins: string;
  /** Whose post ends, and where; absent: none does. */
  readonly ends?: { readonly name: string; readonly place: string };
  readonly isVillage: boolean;
}

/** What will be, before it is saved. */
export const Follows = ({ day, begins, ends, isVillage }: FollowsProps) => {
  const { t } = useTranslation("posts.give");
  const formats = useFormats();
  const today = useToday();
  const isMove = ends?.name === begins;
  const lines = [
    ends && day === today && t(($) => $.endsNow, ends),
    ends && day !== today && t(($) => $.ends, { ...ends, day: formats.date(addDays(day, -1)) }),
    t(($) => $.begins, { name: begins, day: formats.date(day) }),
    !ends && t(($) => $.keeps),
    isVillage && t(($) => $.reaches, { name: begins }),
    isMove && isVillage && t(($) => $.stays),
    ends && t(($) => $.unsent, { name: ends.name }),
    ends && !isMove ? t(($) => $.toldBoth) : t(($) => $.told),
  ].filter((line) => typeof line === "string");
  return (
    <Notice state="calm" title={t(($) => $.follows)}>
      <ul className="stack-tight">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Notice>
  );
};
