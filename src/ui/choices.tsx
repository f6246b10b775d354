import { type ReactNode, useId } from "react";
import { classNames } from "./class-names.ts";
import { FieldError } from "./field-error.tsx";

export type Option<V extends string> = { readonly value: V; readonly label: ReactNode };

type ChoiceSetProps<V extends string> = {
  readonly legend: string;
  /** Spoken only, where the screen's question already says it. */
  readonly legendHidden?: boolean;
  readonly note?: ReactNode;
  readonly options: readonly Option<V>[];
  readonly value: V | undefined;
  readonly onChoose: (value: V) => void;
  readonly error?: string | undefined;
};

type ChoicesProps<V extends string> = ChoiceSetProps<V> & { readonly fill?: boolean; readonly compact?: boolean };

/** One of a few, stacked: the answer to the question of a task. */
export const Choices = <V extends string>({ fill = false, compact = false, ...set }: ChoicesProps<V>) => (
  <ChoiceSet {...set} className={classNames(fill && "choice-set-fill", compact && "choices-compact")}>
    {(inputs) => <Stack inputs={inputs} />}
  </ChoiceSet>
);

/** One of a few short words, side by side. */
export const Picks = <V extends string>(set: ChoiceSetProps<V>) => (
  <ChoiceSet {...set}>{(inputs) => <Pills inputs={inputs} />}</ChoiceSet>
);

type PickManyProps<V extends string> = {
  readonly legend: string;
  readonly legendHidden?: boolean;
  readonly note?: ReactNode;
  readonly options: readonly Option<V>[];
  readonly values: readonly V[];
  readonly onChange: (values: readonly V[]) => void;
  /** No more can be added once this many are chosen. */
  readonly max?: number;
  readonly error?: string | undefined;
};

/** Any of a few short words. */
export const PickMany = <V extends string>(set: PickManyProps<V>) => (
  <ManySet {...set}>{(inputs) => <Pills inputs={inputs} />}</ManySet>
);

/** Any of many, stacked. */
export const ChooseMany = <V extends string>(set: PickManyProps<V>) => (
  <ManySet {...set}>{(inputs) => <Stack inputs={inputs} />}</ManySet>
);

type ManySetProps<V extends string> = PickManyProps<V> & {
  readonly children: (inputs: readonly ChoiceInput[]) => ReactNode;
};

const ManySet = <V extends string>({
  options,
  values,
  onChange,
  max = Infinity,
  children,
  ...set
}: ManySetProps<V>) => {
  const toggle = (value: V) =>
    onChange(values.includes(value) ? values.filter((chosen) => chosen !== value) : [...values, value]);
  return (
    <Fieldset {...set}>
      {children(
        options.map(({ value, label }) => ({
          key: value,
          label,
          input: (
            <input
              type="checkbox"
              checked={values.includes(value)}
              disabled={!values.includes(value) && values.length >= max}
              onChange={() => toggle(value)}
            />
          ),
        })),
      )}
    </Fieldset>
  );
};

type ChoiceInput = { readonly key: string; readonly label: ReactNode; readonly input: ReactNode };

const Stack = ({ inputs }: { readonly inputs: readonly ChoiceInput[] }) => (
  <div className="choices">
    {inputs.map(({ input, label, key }) => (
      <label className="choice" key={key}>
        {input}
        <span className="mark" />
        <span>{label}</span>
      </label>
    ))}
  </div>
);

const Pills = ({ inputs }: { readonly inputs: readonly ChoiceInput[] }) => (
  <div className="picks">
    {inputs.map(({ input, label, key }) => (
      <label className="pick" key={key}>
        {input}
        {label}
      </label>
    ))}
  </div>
);

type ChoiceSetInside<V extends string> = ChoiceSetProps<V> & {
  readonly className?: string;
  readonly children: (inputs: readonly ChoiceInput[]) => ReactNode;
};

const ChoiceSet = <V extends string>({ options, value, onChoose, children, ...set }: ChoiceSetInside<V>) => {
  const name = useId();
  return (
    <Fieldset {...set}>
      {children(
        options.map((option) => ({
          key: option.value,
          label: option.label,
          input: (
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChoose(option.value)}
            />
          ),
        })),
      )}
    </Fieldset>
  );
};

type FieldsetProps = {
  readonly legend: string;
  readonly legendHidden?: boolean;
  readonly note?: ReactNode;
  readonly error?: string | undefined;
  readonly className?: string;
  readonly children: ReactNode;
};

const Fieldset = ({ legend, legendHidden = false, note, error, className, children }: FieldsetProps) => {
  const errorId = useId();
  return (
    <fieldset className={className} aria-describedby={error === undefined ? undefined : errorId}>
      <legend className={legendHidden ? "only-spoken" : "label"}>
        {legend}
        {note === undefined ? undefined : <span className="label-note"> {note}</span>}
      </legend>
      {children}
      {error === undefined ? undefined : <FieldError id={errorId}>{error}</FieldError>}
    </fieldset>
  );
};
