import { type ReactNode, useId } from "react";
import { useTranslation } from "react-i18next";
import { FieldError } from "./field-error.tsx";
import { Icon } from "./icon.tsx";

/** What ties an input to its label, hint and error. Spread it on the input. */
export type FieldAria = {
  readonly id: string;
  readonly "aria-describedby"?: string;
  readonly "aria-invalid"?: true;
  readonly "aria-required"?: true;
};

type FieldLook = {
  readonly label: ReactNode;
  /** Said beside the label: most fields are needed, so the few that are not carry the mark. */
  readonly optional?: boolean;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
};

type FieldProps = FieldLook & { readonly children: (aria: FieldAria) => ReactNode };

export const Field = ({ label, optional = false, hint, error, children }: FieldProps) => {
  const { t } = useTranslation("common");
  const id = useId();
  const hintId = `${id}-hint`;
  const errorId = `${id}-error`;
  const described = [hint === undefined ? "" : hintId, error === undefined ? "" : errorId].filter(Boolean).join(" ");
  return (
    <div className="field">
      <label htmlFor={id}>
        {label}
        {optional ? <span className="label-note"> ({t(($) => $.optional)})</span> : undefined}
      </label>
      {hint === undefined ? undefined : (
        <span className="hint" id={hintId}>
          {hint}
        </span>
      )}
      {children({
        id,
        ...(described === "" ? {} : { "aria-describedby": described }),
        ...(error === undefined ? {} : { "aria-invalid": true }),
        ...(optional ? {} : { "aria-required": true }),
      })}
      {error === undefined ? undefined : <FieldError id={errorId}>{error}</FieldError>}
    </div>
  );
};

type TextFieldProps = FieldLook & {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly name?: string;
  /** `numeric` brings the digit keys but keeps the text: house numbers and codes are not quantities. */
  readonly type?: "text" | "tel" | "numeric";
  readonly multiline?: boolean;
  readonly maxLength?: number;
  readonly autoComplete?: string;
  readonly autoCapitalize?: "none" | "characters" | "words";
  readonly enterKeyHint?: "next" | "done" | "go" | "search" | "send";
  readonly disabled?: boolean;
  readonly lang?: string;
};

export const TextField = (props: TextFieldProps) => {
  const { label, optional, hint, error, type = "text", multiline = false, onChange, ...input } = props;
  const shared = { ...input, autoComplete: input.autoComplete ?? "off", className: "input" };
  return (
    <Field {...{ label, optional: optional ?? false, hint, error }}>
      {(aria) =>
        multiline ? (
          <textarea {...shared} {...aria} rows={3} onChange={(event) => onChange(event.currentTarget.value)} />
        ) : (
          <input
            {...shared}
            {...aria}
            type={type === "tel" ? "tel" : "text"}
            inputMode={type === "numeric" ? "numeric" : undefined}
            onChange={(event) => onChange(event.currentTarget.value)}
          />
        )
      }
    </Field>
  );
};

type SearchFieldProps = {
  readonly label: ReactNode;
  readonly value: string;
  readonly onChange: (value: string) => void;
};

export const SearchField = ({ label, value, onChange }: SearchFieldProps) => {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <div className="search">
        <Icon name="search" />
        <input
          className="input"
          id={id}
          type="search"
          enterKeyHint="search"
          autoComplete="off"
          spellCheck={false}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      </div>
    </div>
  );
};

type SelectFieldProps<V extends string> = FieldLook & {
  readonly value: V | "";
  readonly onChange: (value: V | "") => void;
  readonly options: readonly { readonly value: V; readonly label: string }[];
  readonly name?: string;
};

/** For seven options and more; fewer are choices in plain view. */
export const SelectField = <V extends string>({ value, onChange, options, name, ...look }: SelectFieldProps<V>) => {
  const { t } = useTranslation("common");
  return (
    <Field {...look}>
      {(aria) => (
        <select
          className="input"
          {...aria}
          name={name}
          value={value}
          onChange={(event) => {
            const chosen = event.currentTarget.value;
            onChange(options.find((option) => option.value === chosen)?.value ?? "");
          }}
        >
          <option value="">{t(($) => $.choose)}</option>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
};
