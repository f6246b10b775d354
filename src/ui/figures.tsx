import type { ReactNode } from "react";
import { Link } from "react-router";
import type { StateKind } from "./state-chip.tsx";

type QueueCardProps = {
  readonly figure: string;
  readonly state: StateKind;
  readonly title: string;
  readonly more?: string | undefined;
  readonly to?: string | undefined;
};

/** Work that waits for a coordinator: how many, of what, and how bad. */
export const QueueCard = ({ figure, state, title, more, to }: QueueCardProps) => {
  const inside = (
    <>
      <span className="figure">{figure}</span>
      <span>
        <b>{title}</b>
        {more === undefined ? undefined : <span className="small soft">{more}</span>}
      </span>
    </>
  );
  return to === undefined ? (
    <div className={`card queue ${state}`}>{inside}</div>
  ) : (
    <Link className={`card queue ${state}`} to={to}>
      {inside}
    </Link>
  );
};

type FigureProps = { readonly value: string; readonly of?: string; readonly children?: ReactNode };

/** A figure never stands without its "of how many". */
export const Figure = ({ value, of, children }: FigureProps) => (
  <p>
    <span className="figure">{value}</span> {of}
    {children}
  </p>
);

export type Bar = {
  readonly label: string;
  /** 0 to 1 of the whole track. */
  readonly share: number;
  /** 0 to 1; drawn broken after the share, because the server has not counted it. */
  readonly waits?: number;
  readonly figure: string;
};

/** Bars with their figures as text, so that nobody needs the drawing. */
export const Bars = ({ rows }: { readonly rows: readonly Bar[] }) => (
  <dl className="bars">
    {rows.map(({ label, share, waits = 0, figure }) => (
      <div key={label}>
        <dt>{label}</dt>
        <dd className="track" aria-hidden="true">
          <i ref={(bar) => size(bar, share, 0)} />
          {waits > 0 ? <i className="also" ref={(bar) => size(bar, waits, share)} /> : undefined}
        </dd>
        <dd className="n">{figure}</dd>
      </div>
    ))}
  </dl>
);

/** Set through the DOM: the content policy refuses style attributes. */
const size = (bar: HTMLElement | null, share: number, from: number) => {
  bar?.style.setProperty("--share", `${share * 100}%`);
  bar?.style.setProperty("--from", `${from * 100}%`);
};
