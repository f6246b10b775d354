import { type ReactNode, useId } from "react";
import { Link } from "react-router";

type SectionProps = {
  readonly title: string;
  readonly count?: string;
  readonly link?: { readonly to: string; readonly label: string };
  readonly children: ReactNode;
};

export const Section = ({ title, count, link, children }: SectionProps) => {
  const headingId = useId();
  return (
    <section className="section" aria-labelledby={headingId}>
      <div className="section-head">
        <h2 id={headingId}>{title}</h2>
        {count === undefined ? undefined : <span className="count">{count}</span>}
        {link === undefined ? undefined : <Link to={link.to}>{link.label}</Link>}
      </div>
      {children}
    </section>
  );
};

type CardProps = { readonly pad?: boolean; readonly label?: string; readonly children: ReactNode };

/** One subject. A card never sits inside a card. */
export const Card = ({ pad = true, label, children }: CardProps) => (
  <section className={pad ? "card card-pad stack" : "card card-clip"} aria-label={label}>
    {children}
  </section>
);
