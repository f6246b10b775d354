import { useTranslation } from "react-i18next";
import { useApp } from "#features/feature.ts";
import { ButtonLink } from "#ui/button.tsx";
import { TaskFrame } from "#ui/task-frame.tsx";
import { paths } from "./paths.ts";

/** An old link, a group of a size that there is not, or a person who was taken off the list meanwhile. */
export const MissingScreen = ({ what }: { readonly what: "person" | "group" | "topic" | "help" }) => {
  const { t } = useTranslation("help");
  return (
    <TaskFrame
      title={t(($) => $.missing[what])}
      back={{ to: paths.whom() }}
      usable
      dock={
        <ButtonLink wide to={useApp().home}>
          {t(($) => $.missing.home)}
        </ButtonLink>
      }
    >
      <p>{t(($) => (what === "group" ? $.missing.groupBody : $.missing.body))}</p>
    </TaskFrame>
  );
};
