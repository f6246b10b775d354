import { useId } from "react";
import { useTranslation } from "react-i18next";

/** A long download, as far as it is known. Work goes on beside it. */
export const Receiving = ({ receiving }: { readonly receiving: { readonly done: number | null } | null }) => {
  const { t } = useTranslation("common");
  const labelId = useId();
  if (!receiving) return undefined;
  const { done } = receiving;
  return (
    <div className="small soft">
      <span id={labelId}>{t(($) => $.receiving)}</span>
      <progress aria-labelledby={labelId} max={1} {...(done !== null && { value: done })} />
    </div>
  );
};
