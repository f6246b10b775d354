import { useTranslation } from "react-i18next";
import { useAccessNews } from "#data/access-news.ts";
import { Row, Rows } from "#ui/rows.tsx";
import { StateChip } from "#ui/state-chip.tsx";
import { useAccessWords } from "./access-news.tsx";
import { paths } from "./paths.ts";

/** On the first screen: who or what has newly got in, in one line that leads to the whole of it. */
export const AccessRow = () => {
  const { t } = useTranslation("own-phones");
  const words = useAccessWords();
  const [first, ...others] = useAccessNews() ?? [];
  if (!first) return undefined;
  return (
    <Rows>
      <Row
        name={
          <StateChip state="needs-you" bare>
            {first.what === "asks" ? t(($) => $.asks) : t(($) => $.news)}
          </StateChip>
        }
        more={others.length > 0 ? t(($) => $.newsCount, { count: others.length + 1 }) : words(first)}
        to={paths.phones()}
        go
      />
    </Rows>
  );
};
