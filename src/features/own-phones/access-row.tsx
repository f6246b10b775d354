import { useTranslation } from "react-i18next";
import { useAccessNews } from "#data/access-news.ts";
import { Row } from "#ui/rows.tsx";
import { StateChip } from "#ui/state-chip.tsx";
import { paths } from "./paths.ts";

const titles = { asks: "asks", phone: "news", post: "news", given: "postNews", ended: "postNews" } as const;

/** Who or what has newly got in, in one line that leads to the whole of it. */
export const AccessRow = () => {
  const { t } = useTranslation("own-phones");
  const [first] = useAccessNews() ?? [];
  if (!first) return undefined;
  return (
    <Row
      name={
        <StateChip state="needs-you" bare>
          {t(($) => $[titles[first.what]])}
        </StateChip>
      }
      to={paths.phones()}
      go
    />
  );
};
