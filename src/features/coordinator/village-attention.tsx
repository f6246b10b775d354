import { useTranslation } from "react-i18next";
import type { Overview } from "#data/overview.ts";
import { subdistrictNames, type AreaFiguresProps } from "./area-figures-props.ts";
import { Button } from "#ui/button.tsx";
import { Row, Rows } from "#ui/rows.tsx";
import { Section } from "#ui/section.tsx";
import { useShown } from "./use-shown.ts";
import { useVillageName } from "./village-name.ts";

/** Villages where values differ or work waits for a decision. */
export const VillageAttention = ({ overview, nameOf }: AreaFiguresProps) => {
  const { t } = useTranslation("coordinator");
  const villageName = useVillageName(subdistrictNames({ overview, nameOf }));
  const attention = overview.attention ?? NONE;
  const { items, next, showMore } = useShown(attention, 5, 50);
  if (attention.length === 0) return null;
  return (
    <Section title={t(($) => $.attention.title)} count={t(($) => $.attention.count, { count: attention.length })}>
      <Rows>
        {items.map(({ openConflicts, openReviews, ...village }) => (
          <Row
            key={village.code}
            name={villageName(village)}
            more={[
              openReviews > 0 ? t(($) => $.attention.reviews, { count: openReviews }) : "",
              openConflicts > 0 ? t(($) => $.attention.conflicts, { count: openConflicts }) : "",
            ]
              .filter((words) => words !== "")
              .join(" · ")}
          />
        ))}
      </Rows>
      <p className="small soft">{t(($) => $.attention.conflictsRule)}</p>
      {next > 0 && (
        <Button kind="quiet" wide onPress={showMore}>
          {t(($) => $.attention.more, { count: next })}
        </Button>
      )}
    </Section>
  );
};

const NONE: NonNullable<Overview["attention"]> = [];
