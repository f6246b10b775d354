import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { StaffedVillage } from "#data/posts.ts";
import { Button, ButtonLink } from "#ui/button.tsx";
import { Row, Rows } from "#ui/rows.tsx";
import { Section } from "#ui/section.tsx";
import { StateChip } from "#ui/state-chip.tsx";
import { paths } from "./paths.ts";

interface VillageListProps {
  /** Those with no volunteer, and those with several. */
  readonly villages: readonly StaffedVillage[];
  readonly placeWords: (scope: string) => string;
}

const FIRST = 5;

export const VillageList = ({ villages, placeWords }: VillageListProps) => {
  const { t } = useTranslation("posts");
  const [most, setMost] = useState(FIRST);
  if (villages.length === 0) return null;
  const sorted = [...villages].sort((a, b) => Math.sign(a.volunteers) - Math.sign(b.volunteers));
  return (
    <Section title={t(($) => $.villages.title, { count: villages.length })}>
      <Rows>
        {sorted.slice(0, most).map(({ code, volunteers }) => (
          <Row
            key={code}
            name={placeWords(code)}
            state={
              volunteers === 0 ? (
                <StateChip state="needs-you">{t(($) => $.villages.nobody)}</StateChip>
              ) : (
                <StateChip state="calm">{t(($) => $.villages.several, { count: volunteers })}</StateChip>
              )
            }
            end={
              volunteers === 0 ? (
                <ButtonLink
                  to={paths.invite({ village: code })}
                  kind="quiet"
                  label={t(($) => $.villages.inviteFor, { place: placeWords(code) })}
                >
                  {t(($) => $.villages.invite)}
                </ButtonLink>
              ) : undefined
            }
          />
        ))}
      </Rows>
      {villages.length > most && (
        <Button kind="quiet" wide onPress={() => setMost(most + 50)}>
          {t(($) => $.villages.more, { count: Math.min(50, villages.length - most) })}
        </Button>
      )}
    </Section>
  );
};
