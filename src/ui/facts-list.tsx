import type { ReactNode } from "react";
import "./facts-list.css";

/** What is known of one thing, a line each: its word, its value. */
export const FactsList = ({ facts }: { readonly facts: readonly (readonly [word: string, value: ReactNode])[] }) => (
  <dl className="card facts-list">
    {facts.map(([word, value]) => (
      <div key={word}>
        <dt>{word}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
);
