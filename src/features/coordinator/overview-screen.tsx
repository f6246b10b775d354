import { useTranslation } from "react-i18next";
import type { Overview } from "#data/overview.ts";
import type words from "#locales/th/coordinator.json";
import { ButtonLink } from "#ui/button.tsx";
import { NoSignalDrawing } from "#ui/drawings/no-signal.tsx";
import { Empty } from "#ui/empty.tsx";
import { PlaceFrame } from "#ui/place-frame.tsx";
import { AsOf, Trouble } from "./as-of.tsx";
import { AreaFiguresView } from "./area-figures.tsx";
import { useArea } from "./use-area.ts";
import { useAreaNames } from "./use-area-names.ts";
import { useOverview } from "./use-overview.ts";

declare module "#i18n/namespaces.ts" {
  interface Words {
    readonly coordinator: typeof words;
  }
}

/** Who needs a call, which villages have nobody, and how far the area has come. For reading without a signal, too. */
export const OverviewScreen = () => {
  const { t } = useTranslation("coordinator");
  const { own, area } = useArea();
  const nameOf = useAreaNames(area.slice(0, 2));
  const figures = useOverview(area);
  const { overview, isRenewing, trouble } = figures;
  const isSettled = Boolean(overview) || (overview === null && !isRenewing);
  return (
    <PlaceFrame title={nameOf(area)} desk usable={isSettled} busy={!isSettled}>
      <OtherAreas own={own} area={area} nameOf={nameOf} />
      <AsOf {...figures} />
      {trouble && <Trouble trouble={trouble} kept={overview ? t(($) => $.trouble.kept) : undefined} />}
      {overview ? (
        <AreaFiguresView key={area} overview={overview} nameOf={nameOf} />
      ) : (
        <Missing overview={overview} isRenewing={isRenewing} />
      )}
    </PlaceFrame>
  );
};

interface OtherAreasProps {
  readonly own: readonly string[];
  readonly area: string;
  readonly nameOf: (code: string) => string;
}

const OtherAreas = ({ own, area, nameOf }: OtherAreasProps) => {
  const { t } = useTranslation("coordinator");
  const around = own.find((code) => area !== code && area.startsWith(code));
  if (around !== undefined) {
    return (
      <p>
        <ButtonLink to={`/overview?area=${around}`} kind="quiet" icon="back">
          {t(($) => $.area.back, { name: nameOf(around) })}
        </ButtonLink>
      </p>
    );
  }
  if (own.length < 2) return null;
  return (
    <nav className="line" aria-label={t(($) => $.area.others)}>
      {own
        .filter((code) => code !== area)
        .map((code) => (
          <ButtonLink key={code} to={`/overview?area=${code}`} kind="quiet">
            {nameOf(code)}
          </ButtonLink>
        ))}
    </nav>
  );
};

interface MissingProps {
  readonly overview: Overview | null | undefined;
  readonly isRenewing: boolean;
}

const Missing = ({ overview, isRenewing }: MissingProps) => {
  const { t } = useTranslation("coordinator");
  if (overview === undefined) return null;
  if (isRenewing) return <p className="soft">{t(($) => $.none.loading)}</p>;
  return (
    <Empty drawing={<NoSignalDrawing />} title={t(($) => $.none.title)}>
      {t(($) => $.none.body)}
    </Empty>
  );
};
