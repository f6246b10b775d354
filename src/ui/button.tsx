import { type ReactNode, useId } from "react";
import { Link } from "react-router";
import { classNames } from "./class-names.ts";
import { Icon, type IconName } from "./icon.tsx";

export type ButtonLook = {
  /** `main` is the one filled button of a screen. */
  readonly kind?: "main" | "quiet" | "plain" | "urgent";
  readonly size?: "normal" | "big" | "tall";
  readonly wide?: boolean;
  readonly icon?: IconName | undefined;
  readonly iconAfter?: IconName | undefined;
  /** The marigold disc of the main act. */
  readonly disc?: IconName | undefined;
};

export type ButtonProps = ButtonLook & {
  readonly onPress?: () => void;
  readonly submit?: boolean;
  readonly busy?: boolean;
  /** Why it cannot work now. It stays in reach and says so, because "why not" is what people phone about. */
  readonly whyNot?: string | undefined;
  readonly lang?: string;
  readonly children: ReactNode;
};

export const Button = ({ onPress, submit, busy, whyNot, lang, children, ...look }: ButtonProps) => {
  const reasonId = useId();
  const stopped = whyNot !== undefined;
  return (
    <>
      <button
        className={lookClass(look)}
        type={submit === true ? "submit" : "button"}
        aria-disabled={stopped || undefined}
        aria-busy={busy === true || undefined}
        aria-describedby={stopped ? reasonId : undefined}
        lang={lang}
        onClick={(event) => {
          if (stopped || busy === true) event.preventDefault();
          else onPress?.();
        }}
      >
        <Inside {...look} {...(busy === true ? { icon: "sending" } : {})}>
          {children}
        </Inside>
      </button>
      {stopped ? (
        <p className="why-not" id={reasonId}>
          {whyNot}
        </p>
      ) : undefined}
    </>
  );
};

export type ButtonLinkProps = ButtonLook & {
  /** A path of the app, or `tel:`/`https:`. */
  readonly to: string;
  readonly replace?: boolean;
  readonly state?: unknown;
  readonly lang?: string;
  /** Spoken instead of the words, where those do not say whom it is about. */
  readonly label?: string;
  readonly children: ReactNode;
};

export const ButtonLink = ({ to, replace = false, state, lang, label, children, ...look }: ButtonLinkProps) => (
  <Link className={lookClass(look)} to={to} replace={replace} state={state} lang={lang} aria-label={label}>
    <Inside {...look}>{children}</Inside>
  </Link>
);

const lookClass = ({ kind = "main", size = "normal", wide = false }: ButtonLook): string =>
  classNames(
    "button",
    kind !== "main" && `button-${kind}`,
    size !== "normal" && `button-${size}`,
    wide && "button-wide",
  );

const Inside = ({ icon, iconAfter, disc, children }: ButtonLook & { readonly children: ReactNode }) => (
  <>
    {disc === undefined ? undefined : (
      <span className="disc">
        <Icon name={disc} />
      </span>
    )}
    {icon === undefined ? undefined : <Icon name={icon} />}
    <span>{children}</span>
    {iconAfter === undefined ? undefined : <Icon name={iconAfter} />}
  </>
);
