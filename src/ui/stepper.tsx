import { useId } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "./icon.tsx";

type Typed = { readonly unit: string; readonly read: (text: string) => number };

type StepperProps = {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  /** The value with its unit: "15 นาที". */
  readonly show: (value: number) => string;
  readonly onChange: (value: number) => void;
  /** The number can be typed as well. What is typed may be out of bounds, and is 0 for none. */
  readonly typed?: Typed;
};

/** A quantity without a keyboard; where it can be large, with one. */
export const Stepper = ({ label, value, min, max, step, show, onChange, typed }: StepperProps) => {
  const { t } = useTranslation("common");
  const go = (to: number) => onChange(Math.min(max, Math.max(min, to)));
  return (
    <fieldset>
      <legend className="label">{label}</legend>
      <div className="stepper">
        <button
          type="button"
          aria-label={t(($) => $.less, { name: label })}
          aria-disabled={value <= min || undefined}
          onClick={() => go(value - step)}
        >
          <Icon name="minus" />
        </button>
        {typed === undefined ? (
          <output>{show(value)}</output>
        ) : (
          <TypedNumber label={label} typed={typed} value={value} onChange={onChange} />
        )}
        <button
          type="button"
          aria-label={t(($) => $.more, { name: label })}
          aria-disabled={value >= max || undefined}
          onClick={() => go(value + step)}
        >
          <Icon name="add" />
        </button>
      </div>
    </fieldset>
  );
};

interface TypedNumberProps {
  readonly label: string;
  readonly typed: Typed;
  readonly value: number;
  readonly onChange: (value: number) => void;
}

const TypedNumber = ({ label, typed, value, onChange }: TypedNumberProps) => {
  const unitId = useId();
  return (
    <span className="stepper-typed">
      <input
        className="input"
        aria-label={label}
        aria-describedby={unitId}
        inputMode="numeric"
        enterKeyHint="done"
        autoComplete="off"
        value={value === 0 ? "" : String(value)}
        onFocus={({ currentTarget }) => currentTarget.select()}
        onChange={({ currentTarget }) => onChange(typed.read(currentTarget.value))}
      />
      <span id={unitId}>{typed.unit}</span>
    </span>
  );
};
