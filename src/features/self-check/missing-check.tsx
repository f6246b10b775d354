import { useTranslation } from "react-i18next";
import { useApp } from "#features/feature.ts";
import { ButtonLink } from "#ui/button.tsx";
import { TaskFrame } from "#ui/task-frame.tsx";

/** The person, or what they answered, is not on this phone. */
export const MissingCheck = () => {
  const { t } = useTranslation("self-check");
  const { home } = useApp();
  return (
    <TaskFrame
      title={t(($) => $.missing)}
      usable
      dock={
        <ButtonLink to={home} wide replace>
          {t(($) => $.missingAct)}
        </ButtonLink>
      }
    >
      <p>{t(($) => $.missingMore)}</p>
    </TaskFrame>
  );
};
