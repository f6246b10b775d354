import { useTranslation } from "react-i18next";
import type { PhoneActError } from "#data/own-phones.ts";
import { Notice } from "#ui/notice.tsx";

/** Why the server said nothing of the phones, or did not take a decision about one. */
export const PhoneTrouble = ({ trouble }: { readonly trouble: PhoneActError }) => {
  const { t } = useTranslation("own-phones");
  const { type } = trouble;
  if (type === "refused") {
    const isNumber = trouble.code === "otherNumber";
    return (
      <Notice state="needs-you" title={isNumber ? t(($) => $.otherNumber) : t(($) => $.notThere)}>
        <p>{isNumber ? t(($) => $.otherNumberStep) : t(($) => $.notThereStep)}</p>
      </Notice>
    );
  }
  if (type === "offline") return <Notice state="calm" icon="no-signal" title={t(($) => $.needsSignal)} />;
  return <Notice state="calm" title={type === "signedOut" ? t(($) => $.needsSignIn) : t(($) => $.serverBusy)} />;
};
