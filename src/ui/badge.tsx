/** A count on a menu entry. `spoken` says what it counts. */
export const Badge = ({ count, spoken }: { readonly count: number; readonly spoken: string }) => (
  <b className="badge">
    <span aria-hidden="true">{count > MOST ? `${MOST}+` : count}</span>
    <span className="only-spoken">{spoken}</span>
  </b>
);

/** More digits would not fit, and nobody counts so far. */
const MOST = 99;
