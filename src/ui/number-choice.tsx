import { Button } from "./button.tsx";

interface NumberChoiceProps {
  /** Of three digits each; read out digit by digit. */
  readonly numbers: readonly string[];
  readonly busy: boolean;
  readonly onChoose: (number: string) => void;
}

/** Which of these stands on the other phone. */
export const NumberChoice = ({ numbers, busy, onChoose }: NumberChoiceProps) => (
  <div className="choices">
    {numbers.map((number) => (
      <Button key={number} wide kind="quiet" size="big" busy={busy} onPress={() => onChoose(number)}>
        {number.split("").join(" ")}
      </Button>
    ))}
  </div>
);
