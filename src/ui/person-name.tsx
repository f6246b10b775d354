import type { ReactNode } from "react";
import { matchRange } from "./match-range.ts";
import { Plate } from "./plate.tsx";
import { ScreenHeading } from "./screen-heading.tsx";

type PersonNameProps = { readonly name: string; readonly match?: string };

/** A name that breaks between its parts, never inside one; the letters being searched for are marked. */
export const PersonName = ({ name, match = "" }: PersonNameProps) =>
  name.split(/\s+/u).map((part, at) => (
    // Parts of one name never move among themselves, so their place is their identity.
    // oxlint-disable-next-line react/no-array-index-key
    <span key={at}>
      {at > 0 ? " " : ""}
      <span className="part">
        <Marked text={part} match={match} />
      </span>
    </span>
  ));

const Marked = ({ text, match }: { readonly text: string; readonly match: string }) => {
  const range = matchRange(text, match);
  if (range === undefined) return text;
  return (
    <>
      {text.slice(0, range.start)}
      <mark className="highlight">{text.slice(range.start, range.end)}</mark>
      {text.slice(range.end)}
    </>
  );
};

type PersonHeadProps = { readonly houseNo: string | undefined; readonly name: string; readonly children?: ReactNode };

/** The head of a person's screen: plate, name, then what helps to recognise them. No illness, debt or document. */
export const PersonHead = ({ houseNo, name, children }: PersonHeadProps) => (
  <div className="person">
    <Plate houseNo={houseNo} big />
    <div>
      <ScreenHeading spoken={name}>
        <PersonName name={name} />
      </ScreenHeading>
      <div className="soft small">{children}</div>
    </div>
  </div>
);
