import { useTranslation } from "react-i18next";
import { Notice } from "#ui/notice.tsx";
import type { EntryError } from "./use-sign-in.ts";

/** Why the last try did not lead in, and the next step. A wrong code is said at its field instead. */
export const Trouble = ({ error }: { readonly error: Exclude<EntryError, { readonly type: "wrongCode" }> }) => {
  const { t } = useTranslation("sign-in");
  const { type } = error;
  if (type === "waiting" && error.by === "self") {
    return (
      <div role="alert">
        <Notice state="needs-you" title={t(($) => $.waitingSelf.still)}>
          {t(($) => $.waitingSelf.stillBody)}
        </Notice>
      </div>
    );
  }
  return (
    <div role="alert">
      <Notice
        state="needs-you"
        title={t(($) => $.error[type].title)}
        {...(type === "offline" && { icon: "no-signal" as const })}
      >
        {type === "tooManyTries"
          ? t(($) => $.error.tooManyTries.body, { count: error.retryAfterSeconds })
          : t(($) => $.error[type].body)}
      </Notice>
    </div>
  );
};
