import { useTranslation } from "react-i18next";
import { useKeptAnswer } from "#data/kept-answer.ts";
import { overviewOf, type Overview } from "#data/overview.ts";
import { Age, NoAnswer, Trouble } from "#entities/kept-answer/answer-age.tsx";
import { useFormats } from "#i18n/use-formats.ts";
import type words from "#locales/th/coordinator.json";
import { ButtonLink } from "#ui/button.tsx";
import { useWideScreen } from "#ui/frame.tsx";
import { PlaceFrame } from "#ui/place-frame.tsx";
import { Row, Rows } from "#ui/rows.tsx";
import { AreaFiguresView } from "./area-figures.tsx";
import { paths } from "./paths.ts";
import { PostsRow } from "./posts-row.tsx";
import { WaitingPhonesRow } from "./waiting-phones-row.tsx";
import { useArea } from "./use-area.ts";
import { useAreaNames } from "./use-area-names.ts";

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
  const { value: overview, isRenewing, trouble, renew } = useKeptAnswer(overviewOf(area));
  const isWide = useWideScreen();
  const devices = overview && <Devices {...overview.devicesSent14Days} />;
  const isSettled = Boolean(overview) || (overview === null && !isRenewing);
  return (
    <PlaceFrame title={nameOf(area)} desk usable={isSettled} busy={!isSettled}>
      <OtherAreas own={own} area={area} nameOf={nameOf} />
      <Age asOf={overview?.asOf} isRenewing={isRenewing} renew={renew} beside={isWide ? devices : undefined}>
        {!isWide && devices}
      </Age>
      {trouble && <Trouble trouble={trouble} kept={overview ? t(($) => $.trouble.kept) : undefined} />}
      {overview ? (
        <>
          <PostsRow area={area} />
          <WaitingPhonesRow />
          <Rows>
            <Row name={t(($) => $.report.title)} more={t(($) => $.report.more)} to={paths.report({ area })} go />
          </Rows>
          <AreaFiguresView key={area} overview={overview} nameOf={nameOf} />
        </>
      ) : (
        <NoAnswer value={overview} isRenewing={isRenewing} />
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
        <ButtonLink to={paths.overview({ area: around })} kind="quiet" icon="back">
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
          <ButtonLink key={code} to={paths.overview({ area: code })} kind="quiet">
            {nameOf(code)}
          </ButtonLink>
        ))}
    </nav>
  );
};

/** How much of the area the figures hold: said before any figure. */
const Devices = ({ n, of }: Overview["devicesSent14Days"]) => {
  const { t } = useTranslation("coordinator");
  const formats = useFormats();
  const share = formats.percent(n / Math.max(1, of));
  const words = { n: formats.number(n), of: formats.number(of), share };
  return <p>{of === 0 ? t(($) => $.asOf.noDevices) : t(($) => $.asOf.devices, words)}</p>;
};
