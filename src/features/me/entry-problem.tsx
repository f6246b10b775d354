import { useTranslation } from "react-i18next";
import { Notice } from "#ui/notice.tsx";
import { SaveProblem } from "#ui/save-problem.tsx";
import type { EntryProblemType } from "./entry-act.ts";

/** Why nothing was done about the entry. */
export const EntryProblem = ({ type }: { readonly type: EntryProblemType | null }) => {
  const { t } = useTranslation("me");
  if (type !== "notHere") return <SaveProblem type={type} />;
  return (
    <div role="alert">
      <Notice state="needs-you" title={t(($) => $.step.notHere)} />
    </div>
  );
};
