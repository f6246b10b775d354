import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { fold } from "#domain/fold.ts";
import type { Role } from "#domain/roles.ts";
import { Button } from "#ui/button.tsx";
import { FieldError } from "#ui/field-error.tsx";
import { SearchField, TextField } from "#ui/field.tsx";
import { Row, Rows } from "#ui/rows.tsx";
import { needsNumber } from "./places.ts";

export interface PlaceOption {
  readonly code: string;
  readonly words: string;
  readonly more?: string;
}

interface PlaceFieldProps {
  readonly role: Role;
  readonly options: readonly PlaceOption[];
  readonly place: string;
  readonly placeWords: (scope: string) => string;
  readonly number: string;
  readonly onPlace: (place: string) => void;
  readonly onNumber: (number: string) => void;
  readonly error: string | undefined;
}

const MOST = 6;

/** The place of the post, found by typing; then its number, where the sub-district alone does not say it. */
export const PlaceField = (props: PlaceFieldProps) => {
  const { role, options, place, placeWords, number, onPlace, onNumber, error } = props;
  const { t } = useTranslation("posts");
  const [query, setQuery] = useState("");
  const errorId = useId();
  if (place === "") {
    const wanted = fold(query);
    const found = options.filter(({ words }) => fold(words).includes(wanted));
    return (
      <div className="stack">
        <SearchField label={t(($) => $.form.place[role])} value={query} onChange={setQuery} />
        {error === undefined ? undefined : <FieldError id={errorId}>{error}</FieldError>}
        {found.length === 0 ? <output>{t(($) => $.form.noPlace)}</output> : undefined}
        <ul className="stack">
          {found.slice(0, MOST).map(({ code, words, more }) => (
            <li key={code}>
              <Button kind="quiet" wide onPress={() => onPlace(code)}>
                {words}
                {more === undefined ? undefined : <span className="small soft"> {more}</span>}
              </Button>
            </li>
          ))}
        </ul>
        {found.length > MOST ? <p className="small soft">{t(($) => $.form.typeMore)}</p> : undefined}
      </div>
    );
  }
  return (
    <>
      <div className="field">
        <span className="label">{t(($) => $.form.chosen[role])}</span>
        <Rows>
          <Row
            name={placeWords(place)}
            end={
              <Button kind="plain" onPress={() => onPlace("")}>
                {t(($) => $.form.change)}
              </Button>
            }
          />
        </Rows>
      </div>
      {place.length === 6 && needsNumber(role) ? (
        <TextField
          label={role === "centre" ? t(($) => $.form.centreNo) : t(($) => $.form.moo)}
          type="numeric"
          value={number}
          onChange={onNumber}
          error={error}
          maxLength={2}
        />
      ) : undefined}
    </>
  );
};
