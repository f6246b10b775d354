import { useLayoutEffect, useRef } from "react";
import { readTypedCode, showCode } from "#domain/sign-in-code.ts";
import { Field } from "#ui/field.tsx";

interface CodeInputProps {
  readonly label: string;
  readonly hint: string;
  readonly error: string | undefined;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** Writes what is typed as ABCD-EFGH and keeps the caret where the person left it. */
export const CodeInput = ({ label, hint, error, value, onChange }: CodeInputProps) => {
  const input = useRef<HTMLInputElement>(null);
  const lettersBeforeCaret = useRef<number | null>(null);

  useLayoutEffect(() => {
    const letters = lettersBeforeCaret.current;
    lettersBeforeCaret.current = null;
    if (letters === null || document.activeElement !== input.current) return;
    const caret = showCode(value.replace("-", "").slice(0, letters)).length;
    input.current?.setSelectionRange(caret, caret);
  }, [value]);

  const take = (field: HTMLInputElement): void => {
    const { letters, doubt } = readTypedCode(field.value);
    const before = field.value.slice(0, field.selectionStart ?? field.value.length);
    lettersBeforeCaret.current = readTypedCode(before).letters.length;
    // What only a Thai keyboard writes stays in sight: letters that vanish would look like a broken field.
    onChange(doubt === "thaiKeyboard" ? field.value : showCode(letters));
  };

  return (
    <div className="code-input">
      <Field label={label} hint={hint} error={error}>
        {(aria) => (
          <input
            {...aria}
            ref={input}
            className="input"
            type="text"
            name="code"
            autoComplete="one-time-code"
            autoCapitalize="characters"
            autoCorrect="off"
            spellCheck={false}
            enterKeyHint="go"
            value={value}
            onChange={({ currentTarget, nativeEvent }) => {
              // A phone's keyboard that is still composing would type its word again after being corrected.
              if ("isComposing" in nativeEvent && nativeEvent.isComposing === true) onChange(currentTarget.value);
              else take(currentTarget);
            }}
            onCompositionEnd={({ currentTarget }) => take(currentTarget)}
          />
        )}
      </Field>
    </div>
  );
};
