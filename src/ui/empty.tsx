import type { ReactNode } from "react";

type EmptyProps = { readonly drawing?: ReactNode; readonly title: string; readonly children?: ReactNode };

/** A drawing, one sentence of fact, one of what to do. Never "no data". */
export const Empty = ({ drawing, title, children }: EmptyProps) => (
  <div className="card empty">
    {drawing}
    <h2>{title}</h2>
    {children === undefined ? undefined : <div className="soft">{children}</div>}
  </div>
);
