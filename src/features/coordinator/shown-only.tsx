import { useTranslation } from "react-i18next";
import { ButtonLink } from "#ui/button.tsx";
import { paths } from "./paths.ts";
import { useArea } from "./use-area.ts";
import { useShow } from "./use-show.ts";

/** Says that the list holds only what a card led to, and leads back to all of it. */
export const ShownOnly = ({ shown }: { readonly shown: number }) => {
  const { t } = useTranslation("coordinator");
  const { area } = useArea();
  const show = useShow();
  if (show !== "silent" && show !== "late") return null;
  return (
    <p className="line small no-print">
      <span>{t(($) => $.volunteers.only[show], { count: shown })}</span>
      <ButtonLink kind="plain" to={paths.overview({ area })} replace>
        {t(($) => $.volunteers.all)}
      </ButtonLink>
    </p>
  );
};
