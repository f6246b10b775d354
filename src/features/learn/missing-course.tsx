import { useTranslation } from "react-i18next";
import { OpeningFrame } from "#ui/opening-frame.tsx";
import { TaskFrame } from "#ui/task-frame.tsx";
import { paths } from "./paths.ts";

/** In the place of a course or lesson that is still being read (`undefined`), or is none of the catalogue's (`null`). */
export const MissingCourse = ({ found }: { readonly found: null | undefined }) => {
  const { t } = useTranslation("learn");
  const back = { to: paths.learn() };
  if (found === undefined) return <OpeningFrame title={t(($) => $.title)} back={back} />;
  return (
    <TaskFrame title={t(($) => $.missing)} back={back} usable>
      <p>{t(($) => $.missingStep)}</p>
    </TaskFrame>
  );
};
