import { useState } from "react";
import { useTranslation } from "react-i18next";
import { codeLength, readTypedCode, showCode } from "#domain/sign-in-code.ts";
import { LanguageSwitch } from "#entities/language/language-switch.tsx";
import { Button } from "#ui/button.tsx";
import { TaskFrame } from "#ui/task-frame.tsx";
import { CodeInput } from "./code-input.tsx";
import { Trouble } from "./trouble.tsx";
import type { Attempt } from "./use-sign-in.ts";

interface CodeScreenProps {
  readonly back: string;
  readonly attempt: Attempt;
  readonly onEnter: (code: string) => void;
}

export const CodeScreen = ({ back, attempt, onEnter }: CodeScreenProps) => {
  const { t } = useTranslation("sign-in");
  const [typed, setTyped] = useState(attempt.phase === "none" ? "" : showCode(attempt.code));
  const [isAsked, setAsked] = useState(false);
  const { letters, doubt } = readTypedCode(typed);
  const isBusy = attempt.phase === "entering";
  // A sentence about the last try stands until the code is changed.
  const refused = attempt.phase === "refused" && attempt.code === letters ? attempt.error : null;

  const fieldError = (): string | undefined => {
    if (refused?.type === "wrongCode") {
      return doubt === "lookAlike" ? t(($) => $.error.lookAlike) : t(($) => $.error.wrongCode);
    }
    if (doubt === "thaiKeyboard") return t(($) => $.code.thaiKeyboard);
    return isAsked && letters.length < codeLength ? t(($) => $.code.tooShort, { count: letters.length }) : undefined;
  };

  return (
    <TaskFrame
      title={t(($) => $.code.title)}
      back={{ to: back }}
      end={<LanguageSwitch />}
      usable
      onSubmit={() => {
        setAsked(true);
        if (letters.length === codeLength && !isBusy) onEnter(letters);
      }}
      dock={
        <Button size="big" wide submit busy={isBusy}>
          {isBusy ? t(($) => $.code.entering) : t(($) => $.code.enter)}
        </Button>
      }
    >
      {refused && refused.type !== "wrongCode" ? <Trouble error={refused} /> : undefined}
      <CodeInput
        label={t(($) => $.code.label)}
        hint={t(($) => $.code.hint)}
        error={fieldError()}
        value={typed}
        onChange={(next) => {
          setTyped(next);
          setAsked(false);
        }}
      />
      <p className="soft">{t(($) => $.code.once)}</p>
    </TaskFrame>
  );
};
