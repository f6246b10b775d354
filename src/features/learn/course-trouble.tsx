import { useTranslation } from "react-i18next";
import type { CourseError } from "#data/courses/fetch-courses.ts";
import { Button } from "#ui/button.tsx";
import { Notice } from "#ui/notice.tsx";

interface CourseTroubleProps {
  readonly trouble: CourseError;
  readonly onAgain: () => void;
}

/** Why a text did not come, and the next step. What had arrived is still there. */
export const CourseTrouble = ({ trouble: { type }, onAgain }: CourseTroubleProps) => {
  const { t } = useTranslation("learn");
  return (
    <div role="alert">
      <Notice
        state={type === "full" || type === "storage" || type === "signedOut" ? "needs-you" : "calm"}
        title={t(($) => $.trouble[type].title)}
        {...(type === "offline" && { icon: "no-signal" as const })}
      >
        <p>{t(($) => $.trouble[type].step)}</p>
        <div>
          <Button kind="quiet" onPress={onAgain}>
            {t(($) => $.again)}
          </Button>
        </div>
      </Notice>
    </div>
  );
};
