import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { arabicDigits } from "#domain/digits.ts";
import { useFormats } from "#i18n/use-formats.ts";
import { FieldError } from "#ui/field-error.tsx";
import { PersonName } from "#ui/person-name.tsx";

interface ScoreRowProps {
  readonly name: string;
  /** The best so far, from paper or from the learner's own phone. */
  readonly percent: number | undefined;
  /** What was entered from paper. */
  readonly right: number | undefined;
  readonly questions: number;
  readonly onEnter: (typed: string) => void;
}

/** Enter leads to the next name. */
export const ScoreRow = ({ name, percent, right, questions, onEnter }: ScoreRowProps) => {
  const { t } = useTranslation("training");
  const formats = useFormats();
  const id = useId();
  const [typed, setTyped] = useState<string>();
  const shown = typed ?? (right === undefined ? "" : String(right));
  const digits = arabicDigits(shown.trim());
  const isWrong = digits !== "" && !(/^\d{1,2}$/u.test(digits) && Number(digits) <= questions);
  const keep = (): void => {
    if (typed === undefined || isWrong) return;
    onEnter(typed);
    setTyped(undefined);
  };
  return (
    <li className="row">
      <label className="row-text" htmlFor={id}>
        <span className="row-name">
          <PersonName name={name} />
        </span>
        {percent === undefined ? undefined : <span className="row-more">{formats.percent(percent / 100)}</span>}
      </label>
      <input
        id={id}
        className="input"
        type="text"
        inputMode="numeric"
        enterKeyHint="next"
        autoComplete="off"
        maxLength={4}
        aria-invalid={isWrong || undefined}
        aria-describedby={isWrong ? `${id}-error` : undefined}
        value={shown}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={keep}
        onKeyDown={(event) => {
          if (event.key !== "Enter") return;
          keep();
          nextInput(event.currentTarget)?.focus();
        }}
      />
      {isWrong ? (
        <FieldError id={`${id}-error`}>{t(($) => $.scores.wrong, { most: questions })}</FieldError>
      ) : undefined}
    </li>
  );
};

const nextInput = (from: HTMLElement): HTMLElement | null =>
  from.closest("li")?.nextElementSibling?.querySelector("input") ?? null;
