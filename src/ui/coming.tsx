import { Row, Rows } from "./rows.tsx";
import { Section } from "./section.tsx";

type ComingProps = { readonly title: string; readonly items: readonly string[] };

/** What will stand on a place that has little yet: said plainly, so that nobody looks for it. */
export const Coming = ({ title, items }: ComingProps) => (
  <Section title={title}>
    <Rows label={title}>
      {items.map((item) => (
        <Row key={item} name={item} />
      ))}
    </Rows>
  </Section>
);
