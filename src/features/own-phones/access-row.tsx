import { useTranslation } from "react-i18next";
import { useAccessNews } from "#data/access-news.ts";
import { Row, Rows } from "#ui/rows.tsx";
import { StateChip } from "#ui/state-chip.tsx";
import { paths } from "./paths.ts";

/** On the first screen: who or what has newly got in, in one short line that leads to the whole of it: the day's list must stay in view. */
export const AccessRow = () => {
  const { t } = useTranslation("own-phones");
  const [first] = useAccessNews() ?? [];
  if (!first) return undefined;
  return (
    <Rows>
      <Row
        name={
          <StateChip state="needs-you" bare>
            {first.what === "asks" ? t(($) => $.asks) : t(($) => $.news)}
          </StateChip>
        }
        to={paths.phones()}
        go
      />
    </Rows>
  );
};
