import { useTranslation } from "react-i18next";
import { ButtonLink } from "#ui/button.tsx";
import { TaskFrame } from "#ui/task-frame.tsx";

/** An old link, a group of a size that there is not, or a person who was taken off the list meanwhile. */
export const MissingScreen = ({ what }: { readonly what: "person" | "group" | "topic" }) => {
  const { t } = useTranslation("help");
  return (
    <TaskFrame
      title={t(($) => $.missing[what])}
      back={{ to: "/log" }}
      usable
      dock={
        <ButtonLink wide to="/today">
          {t(($) => $.missing.home)}
        </ButtonLink>
      }
    >
      <p>{t(($) => (what === "group" ? $.missing.groupBody : $.missing.body))}</p>
    </TaskFrame>
  );
};
