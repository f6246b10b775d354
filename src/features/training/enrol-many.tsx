import { useTranslation } from "react-i18next";
import type { NameLines } from "#domain/enrol-lines.ts";
import { LINES_MOST } from "#domain/enrol-lines.ts";
import { TextField } from "#ui/field.tsx";
import { Notice } from "#ui/notice.tsx";
import { PersonName } from "#ui/person-name.tsx";
import { Row, Rows } from "#ui/rows.tsx";

interface EnrolManyProps {
  readonly text: string;
  readonly onChange: (text: string) => void;
  readonly names: NameLines;
  /** Places that are left: whoever comes after them waits. */
  readonly seats: number;
}

/** What will be entered, before it is. */
export const EnrolMany = ({ text, onChange, names: { fresh, again, tooLong, beyond }, seats }: EnrolManyProps) => {
  const { t } = useTranslation("training");
  return (
    <>
      <TextField
        label={t(($) => $.enrol.list)}
        hint={t(($) => $.enrol.listHint, { most: LINES_MOST })}
        multiline
        value={text}
        onChange={onChange}
      />
      {again.length > 0 ? (
        <Notice state="calm" title={t(($) => $.enrol.again, { count: again.length })}>
          <p>{again.join(" · ")}</p>
        </Notice>
      ) : undefined}
      {tooLong.length > 0 ? (
        <Notice state="needs-you" title={t(($) => $.enrol.tooLong, { count: tooLong.length })}>
          <p>{tooLong.map((name) => `${name.slice(0, 40)}…`).join(" · ")}</p>
        </Notice>
      ) : undefined}
      {beyond > 0 ? (
        <Notice state="needs-you" title={t(($) => $.enrol.beyond, { count: beyond, most: LINES_MOST })} />
      ) : undefined}
      {fresh.length > 0 ? (
        <div className="act-rows">
          <Rows label={t(($) => $.enrol.preview)}>
            {fresh.map((name, at) => (
              <Row
                key={name}
                name={<PersonName name={name} />}
                more={at >= seats ? t(($) => $.enrol.willWait) : undefined}
              />
            ))}
          </Rows>
        </div>
      ) : undefined}
    </>
  );
};
