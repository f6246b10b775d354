import { useState } from "react";
import { useTranslation } from "react-i18next";
import { nameMarkOf, type CertificateClaims } from "#domain/certificate.ts";
import { Button } from "#ui/button.tsx";
import { TextField } from "#ui/field.tsx";

/** Whoever prints another name over a real QR is found out by typing that name. */
export const NameCheck = ({ claims: { code, nameMark } }: { readonly claims: CertificateClaims }) => {
  const { t } = useTranslation("verify");
  const [name, setName] = useState("");
  const [isSame, setSame] = useState<boolean>();
  const compare = async (): Promise<void> => setSame((await nameMarkOf(crypto.subtle, code, name)) === nameMark);
  return (
    <details className="card card-pad">
      <summary>{t(($) => $.name)}</summary>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void compare();
        }}
      >
        <TextField
          label={t(($) => $.facts.learner)}
          hint={t(($) => $.nameHint)}
          value={name}
          maxLength={300}
          onChange={(value) => {
            setName(value);
            setSame(undefined);
          }}
        />
        <Button kind="quiet" wide submit>
          {t(($) => $.nameCheck)}
        </Button>
        <p aria-live="polite">{isSame === undefined ? "" : isSame ? t(($) => $.nameSame) : t(($) => $.nameOther)}</p>
      </form>
    </details>
  );
};
