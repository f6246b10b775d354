import { useEffect, type ReactNode } from "react";
import { flushSync } from "react-dom";
import { useTranslation } from "react-i18next";
import { PIN_DIGITS } from "#domain/pin.ts";

interface PinPadProps {
  readonly pin: string;
  readonly onChange: (pin: string) => void;
  readonly disabled?: boolean;
  /** In the free place beside the zero. */
  readonly corner?: ReactNode;
  /** What went wrong, or what is going on. */
  readonly message?: string | undefined;
}

/** Six dots and ten big keys; a keyboard's digits do the same. */
export const PinPad = ({ pin, onChange, disabled = false, corner, message }: PinPadProps) => {
  const { t } = useTranslation("lock");
  const press = (key: string): void => {
    if (disabled) return;
    // Drawn at once: the next key of a quick typist must find this one counted.
    if (key === "Backspace") flushSync(() => onChange(pin.slice(0, -1)));
    else if (/^\d$/u.test(key) && pin.length < PIN_DIGITS) flushSync(() => onChange(pin + key));
  };
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      press(event.key);
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  });
  const key = (digit: string) => (
    <button key={digit} type="button" disabled={disabled} onClick={() => press(digit)}>
      {digit}
    </button>
  );
  return (
    <>
      <div className="pin-dots" aria-hidden>
        {Array.from({ length: PIN_DIGITS }, (_none, at) => (
          <i key={at} className={at < pin.length ? "on" : undefined} />
        ))}
      </div>
      <output className="pin-message">{message}</output>
      <output className="only-spoken">{t(($) => $.filled, { count: pin.length, of: PIN_DIGITS })}</output>
      <fieldset className="keypad" aria-label={t(($) => $.pad)}>
        {["1", "2", "3", "4", "5", "6", "7", "8", "9"].map(key)}
        {corner ?? <span />}
        {key("0")}
        <button type="button" className="word" disabled={disabled} onClick={() => press("Backspace")}>
          {t(($) => $.erase)}
        </button>
      </fieldset>
    </>
  );
};
