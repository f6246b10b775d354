import { useTranslation } from "react-i18next";
import { useAccount } from "#features/feature.ts";
import { Coming } from "#ui/coming.tsx";
import { PlaceFrame } from "#ui/place-frame.tsx";
import { Card } from "#ui/section.tsx";

/** Where a trainer's day begins: whose cohorts will stand here. */
export const TrainingScreen = () => {
  const { t } = useTranslation("training");
  const { name } = useAccount();
  return (
    <PlaceFrame title={t(($) => $.title)} desk usable>
      <Card>
        <h2>{name}</h2>
        <p>{t(($) => $.nothing)}</p>
      </Card>
      <Coming
        title={t(($) => $.coming.title)}
        items={[t(($) => $.coming.cohorts), t(($) => $.coming.roll), t(($) => $.coming.results)]}
      />
    </PlaceFrame>
  );
};
