import { useTranslation } from "react-i18next";
import { ButtonLink } from "#ui/button.tsx";
import { Empty } from "#ui/empty.tsx";
import { TaskFrame } from "#ui/task-frame.tsx";

/** An old link, or a person who was taken off the list meanwhile. */
export const MissingScreen = ({ what }: { readonly what: "person" | "topic" }) => {
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
      <Empty title={t(($) => $.missing.body)} />
    </TaskFrame>
  );
};
