import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "./button.tsx";
import { Notice } from "./notice.tsx";

export type SaveProblemType = "storageFull" | "storageTrouble" | "outdated";

/** Nothing was saved, and why. Spoken and brought into view at once: the person believes it is done. */
export const SaveProblem = ({ type }: { readonly type: SaveProblemType | null }) => {
  const { t } = useTranslation("common");
  const alert = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // It stands where the screen put it: in a long form that is under the dock.
    if (type !== null) alert.current?.scrollIntoView({ block: "center" });
  }, [type]);
  if (type === null) return undefined;
  return (
    <div role="alert" ref={alert}>
      <Notice state="needs-you" title={t(($) => $.save[type])}>
        {type === "outdated" ? (
          <Button kind="quiet" onPress={() => location.reload()}>
            {t(($) => $.broken.reload)}
          </Button>
        ) : undefined}
      </Notice>
    </div>
  );
};
