import { PersonName } from "#ui/person-name.tsx";

/** Whom an entry is about, above what it is. */
export const EntryWhom = ({ name }: { readonly name: string }) => (
  <span className="who">
    <b>
      <PersonName name={name} />
    </b>
  </span>
);
