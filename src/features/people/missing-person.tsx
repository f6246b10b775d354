import { useTranslation } from "react-i18next";
import { ButtonLink } from "#ui/button.tsx";
import { TaskFrame } from "#ui/task-frame.tsx";

/** The person was taken off the list, or the address came from somewhere else. */
export const MissingPerson = () => {
  const { t } = useTranslation("people");
  return (
    <TaskFrame
      title={t(($) => $.person.goneTitle)}
      back={{ to: "/people" }}
      usable
      dock={
        <ButtonLink to="/people" wide>
          {t(($) => $.person.goneAct)}
        </ButtonLink>
      }
    >
      <p>{t(($) => $.person.goneBody)}</p>
    </TaskFrame>
  );
};
