import type { ReactNode } from "react";
import { Link } from "react-router";
import { classNames } from "./class-names.ts";
import { Icon } from "./icon.tsx";
import { type StateKind, StateMark } from "./state-chip.tsx";

interface RowsProps {
  readonly label?: string;
  /** Shows two lines at most, and nothing at all while there are none. */
  readonly short?: boolean;
  readonly children: ReactNode;
}

/** A card whose rows are one list. */
export const Rows = ({ label, short = false, children }: RowsProps) => (
  <ul className={classNames("card", "rows", short && "rows-short")} aria-label={label}>
    {children}
  </ul>
);

type RowProps = {
  /** The house plate. */
  readonly start?: ReactNode;
  readonly name: ReactNode;
  /** Makes the whole row lead there. */
  readonly to?: string;
  readonly more?: ReactNode;
  readonly state?: ReactNode;
  /** The one act of the row. */
  readonly end?: ReactNode;
  /** Shows that the row leads on. */
  readonly go?: boolean;
};

export const Row = ({ start, name, to, more, state, end, go = false }: RowProps) => (
  <li className="row">
    {start}
    <div className="row-text">
      {to === undefined ? (
        <span className="row-name">{name}</span>
      ) : (
        <Link className="row-name" to={to}>
          {name}
        </Link>
      )}
      {more === undefined ? undefined : <span className="row-more">{more}</span>}
      {state}
    </div>
    {end}
    {go ? (
      <span className="go">
        <Icon name="go" />
      </span>
    ) : undefined}
  </li>
);

export const Timeline = ({ children }: { readonly children: ReactNode }) => (
  <ul className="card timeline">{children}</ul>
);

type TimelineItemProps = {
  readonly state: StateKind;
  readonly title: ReactNode;
  readonly to?: string;
  readonly children: ReactNode;
};

/** `children` is the second line and ends with the state in words. */
export const TimelineItem = ({ state, title, to, children }: TimelineItemProps) => (
  <li>
    <StateMark state={state} />
    {to === undefined ? (
      <b>{title}</b>
    ) : (
      <Link className="row-name" to={to}>
        {title}
      </Link>
    )}
    <span className="row-more">{children}</span>
  </li>
);
