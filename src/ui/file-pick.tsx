import { useId } from "react";
import { FieldError } from "./field-error.tsx";
import { Icon } from "./icon.tsx";

interface FilePickProps {
  /** On the button. */
  readonly label: string;
  /** Which one it is, once there is one. */
  readonly chosen?: string | undefined;
  readonly error: string | undefined;
  /** As the browser's own list of files takes it: ".csv,.xlsx". */
  readonly accept?: string;
  readonly onPick: (file: File) => void;
}

/** A file of the phone. The browser's own field speaks the phone's language and is cut off on small screens. */
export const FilePick = ({ label, chosen, error, accept, onPick }: FilePickProps) => {
  const errorId = useId();
  return (
    <div className="field">
      <label className="button button-quiet button-wide">
        <Icon name="keep" />
        <span>{label}</span>
        <input
          className="only-spoken"
          type="file"
          accept={accept}
          aria-invalid={error === undefined ? undefined : true}
          aria-describedby={error === undefined ? undefined : errorId}
          onChange={({ currentTarget }) => {
            const picked = currentTarget.files?.[0];
            if (picked) onPick(picked);
          }}
        />
      </label>
      {chosen === undefined ? undefined : <output className="small">{chosen}</output>}
      {error === undefined ? undefined : <FieldError id={errorId}>{error}</FieldError>}
    </div>
  );
};
