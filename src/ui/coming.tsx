import { Card } from "./section.tsx";

type ComingProps = { readonly title: string; readonly items: readonly string[] };

/** What will stand on a place that has little yet: said plainly, so that nobody looks for it. */
export const Coming = ({ title, items }: ComingProps) => (
  <Card>
    <h2>{title}</h2>
    <ul className="plain-list">
      {items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </ul>
  </Card>
);
