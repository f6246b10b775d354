import { useId } from "react";
import { useTranslation } from "react-i18next";
import { FieldError } from "#ui/field-error.tsx";
import { Icon } from "#ui/icon.tsx";

interface FilePickProps {
  readonly name: string | undefined;
  readonly error: string | undefined;
  readonly onPick: (file: File) => void;
}

/** A file of the phone. The browser's own field speaks the phone's language and is cut off on small screens. */
export const FilePick = ({ name, error, onPick }: FilePickProps) => {
  const { t } = useTranslation("me");
  const errorId = useId();
  return (
    <div className="field">
      <label className="button button-quiet button-wide">
        <Icon name="keep" />
        <span>{name === undefined ? t(($) => $.restore.choose) : t(($) => $.restore.chooseOther)}</span>
        <input
          className="only-spoken"
          type="file"
          aria-invalid={error === undefined ? undefined : true}
          aria-describedby={error === undefined ? undefined : errorId}
          onChange={({ currentTarget }) => {
            const picked = currentTarget.files?.[0];
            if (picked) onPick(picked);
          }}
        />
      </label>
      {name === undefined ? undefined : <output className="small">{t(($) => $.restore.chosen, { name })}</output>}
      {error === undefined ? undefined : <FieldError id={errorId}>{error}</FieldError>}
    </div>
  );
};
