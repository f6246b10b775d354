import { useTranslation } from "react-i18next";
import { Icon } from "./icon.tsx";

type StepperProps = {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  /** The value with its unit: "15 นาที". */
  readonly show: (value: number) => string;
  readonly onChange: (value: number) => void;
};

/** A quantity without a keyboard. */
export const Stepper = ({ label, value, min, max, step, show, onChange }: StepperProps) => {
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
        <output>{show(value)}</output>
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
