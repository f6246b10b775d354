import { useTranslation } from "react-i18next";
import { Button } from "#ui/button.tsx";
import { Row, Rows } from "#ui/rows.tsx";
import { Section } from "#ui/section.tsx";
import type { AreaFiguresProps } from "./area-figures-props.ts";
import { useShown } from "./use-shown.ts";
import { useVillageName } from "./village-name.ts";

/** Villages in the programme that nobody looks after. */
export const Uncovered = ({ overview: { villagesWithoutVolunteer: villages }, nameOf }: AreaFiguresProps) => {
  const { t } = useTranslation("coordinator");
  const villageName = useVillageName();
  const { items, next, showMore } = useShown(villages, 10, 50);
  if (villages.length === 0) return null;
  return (
    <Section title={t(($) => $.uncovered.title)} count={t(($) => $.uncovered.count, { count: villages.length })}>
      <Rows>
        {items.map((village) => (
          <Row key={village.code} name={villageName(village)} more={nameOf(village.code.slice(0, 6))} />
        ))}
      </Rows>
      {next > 0 && (
        <Button kind="quiet" wide onPress={showMore}>
          {t(($) => $.uncovered.more, { count: next })}
        </Button>
      )}
    </Section>
  );
};
