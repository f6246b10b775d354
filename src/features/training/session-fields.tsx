import { useState } from "react";
import { useTranslation } from "react-i18next";
import { proposeSessions, withTimes, type Halves, type Session } from "#domain/cohort-plan.ts";
import { useFormats } from "#i18n/use-formats.ts";
import { Button } from "#ui/button.tsx";
import { Picks } from "#ui/choices.tsx";
import { Field, SelectField } from "#ui/field.tsx";
import { FieldError } from "#ui/field-error.tsx";
import { Section } from "#ui/section.tsx";
import { Stepper } from "#ui/stepper.tsx";
import { useSessionName } from "./use-cohort.ts";

const MOST = 20;

interface SessionFieldsProps {
  readonly sessions: readonly Session[];
  readonly onChange: (sessions: readonly Session[]) => void;
  readonly error: string | undefined;
  readonly isNew: boolean;
  /** Ids that stand for sessions that were called: a new one must not take over who was there. */
  readonly called: ReadonlySet<string>;
}

/** The first day and how many: the sessions are proposed, and each can be changed. */
export const SessionFields = ({ sessions, onChange, error, isNew, called }: SessionFieldsProps) => {
  const { t } = useTranslation("training");
  const sessionName = useSessionName();
  const { dayDate } = useFormats();
  const [plan, setPlan] = useState<Plan>({ firstDay: "", days: 3, halves: "both" });
  const propose = (change: Partial<Plan>): void => {
    const next = { ...plan, ...change };
    setPlan(next);
    if (next.firstDay !== "") onChange(proposeSessions(next.firstDay, next.days, next.halves));
  };
  const add = (): void => {
    const last = sessions.at(-1);
    const taken = new Set([...called, ...sessions.map(({ id }) => id)]);
    const id = Array.from({ length: 99 }, (_, at) => `s${at + 1}`).find((each) => !taken.has(each)) ?? "s99";
    const usual = { from: "09:00", to: "12:00", minutes: 180 };
    onChange([...sessions, { ...usual, ...last, id, day: last?.day ?? "" }]);
  };
  return (
    <Section title={t(($) => $.new.sessions)}>
      {isNew ? (
        <>
          <Field
            label={t(($) => $.new.firstDay)}
            error={error}
            hint={plan.firstDay === "" ? undefined : dayDate(plan.firstDay)}
          >
            {(aria) => (
              <input
                {...aria}
                className="input"
                type="date"
                value={plan.firstDay}
                onChange={(event) => propose({ firstDay: event.currentTarget.value })}
              />
            )}
          </Field>
          <Stepper
            label={t(($) => $.new.days)}
            value={plan.days}
            min={1}
            max={10}
            step={1}
            show={(count) => t(($) => $.new.dayCount, { count })}
            onChange={(days) => propose({ days })}
          />
          <Picks
            legend={t(($) => $.new.halves)}
            options={(["both", "morning", "afternoon"] as const).map((value) => ({
              value,
              label: t(($) => $.half[value]),
            }))}
            value={plan.halves}
            onChoose={(halves) => propose({ halves })}
          />
        </>
      ) : undefined}
      {sessions.map((session) => (
        <SessionForm
          key={session.id}
          name={session.day === "" ? t(($) => $.new.session) : sessionName({ sessions: [...sessions] }, session)}
          session={session}
          onChange={(next) => onChange(sessions.map((each) => (each.id === next.id ? next : each)))}
          onRemove={() => onChange(sessions.filter(({ id }) => id !== session.id))}
        />
      ))}
      {sessions.length < MOST && (sessions.length > 0 || !isNew) ? (
        <Button kind="plain" icon="add" onPress={add}>
          {t(($) => $.new.addSession)}
        </Button>
      ) : undefined}
      {error === undefined || isNew ? undefined : (
        <div role="alert">
          <FieldError id="sessions-error">{error}</FieldError>
        </div>
      )}
    </Section>
  );
};

interface Plan {
  readonly firstDay: string;
  readonly days: number;
  readonly halves: Halves;
}

interface SessionFormProps {
  readonly name: string;
  readonly session: Session;
  readonly onChange: (session: Session) => void;
  readonly onRemove: () => void;
}

const SessionForm = ({ name, session, onChange, onRemove }: SessionFormProps) => {
  const { t } = useTranslation("training");
  const { dayDate } = useFormats();
  return (
    <fieldset className="card card-pad stack-tight">
      <legend className="only-spoken">{name}</legend>
      <p className="meta-line">
        <b>{name}</b>
        {session.day === "" ? undefined : <span className="part">{dayDate(session.day)}</span>}
      </p>
      <div className="session-form">
        <Field label={t(($) => $.session.day)}>
          {(aria) => (
            <input
              {...aria}
              className="input"
              type="date"
              value={session.day}
              onChange={(event) => onChange(withTimes(session, { day: event.currentTarget.value }))}
            />
          )}
        </Field>
        {(["from", "to"] as const).map((part) => (
          <SelectField
            key={part}
            label={t(($) => $.session[part])}
            value={session[part]}
            options={timesWith(session[part]).map((time) => ({ value: time, label: time }))}
            onChange={(time) => onChange(withTimes(session, time === "" ? {} : { [part]: time }))}
          />
        ))}
      </div>
      <Button kind="plain" icon="close" onPress={onRemove}>
        {t(($) => $.new.removeSession)}
      </Button>
    </fieldset>
  );
};

/** Every half hour of a day of teaching, and the time that stands there. */
const timesWith = (time: string): readonly string[] => [...new Set([...halfHours, time])].toSorted();
const halfHours = Array.from(
  { length: 29 },
  (_, at) => `${String(7 + Math.floor(at / 2)).padStart(2, "0")}:${at % 2 === 0 ? "00" : "30"}`,
);
