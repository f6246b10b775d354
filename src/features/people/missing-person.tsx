import { useTranslation } from "react-i18next";
import { ButtonLink } from "#ui/button.tsx";
import { TaskFrame } from "#ui/task-frame.tsx";
import { paths } from "./paths.ts";

/** The person was taken off the list, or the address came from somewhere else. */
export const MissingPerson = () => {
  const { t } = useTranslation("people");
  return (
    <TaskFrame
      title={t(($) => $.person.goneTitle)}
      back={{ to: paths.list() }}
      usable
      dock={
        <ButtonLink to={paths.list()} wide>
          {t(($) => $.person.goneAct)}
        </ButtonLink>
      }
    >
      <p>{t(($) => $.person.goneBody)}</p>
    </TaskFrame>
  );
};
