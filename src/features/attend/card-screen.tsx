import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { useRecord } from "#data/use-phone.ts";
import { writeCard, type LearnerCard } from "#domain/class-qr.ts";
import { citizen } from "#domain/records/citizen.ts";
import { useAccount, useApp } from "#features/feature.ts";
import { OpeningFrame } from "#ui/opening-frame.tsx";
import { QrFigure } from "#ui/qr-figure.tsx";
import { TaskFrame } from "#ui/task-frame.tsx";
import { paths } from "./paths.ts";

/** One's own card. */
export const OwnCardScreen = () => {
  const { userId, name } = useAccount();
  const { ways } = useApp();
  return <Card card={{ userId, name }} back={ways.learn?.() ?? paths.card()} />;
};

/** The card of somebody whom a volunteer looks after, who has no phone with them. */
export const CardScreen = () => {
  const { t } = useTranslation("attend");
  const { citizenId = "" } = useParams();
  const { pageOf } = useApp();
  const person = useRecord(citizen, citizenId);
  const back = pageOf("citizen", citizenId) ?? paths.card();
  if (person === undefined) return <OpeningFrame title={t(($) => $.card.title)} back={{ to: back }} />;
  if (person === null) {
    return (
      <TaskFrame title={t(($) => $.card.nobody)} back={{ to: back }} usable>
        <p>{t(($) => $.card.nobodyStep)}</p>
      </TaskFrame>
    );
  }
  return <Card card={{ citizenId, areaCode: person.areaCode, name: person.name }} back={back} />;
};

const Card = ({ card, back }: { readonly card: LearnerCard; readonly back: string }) => {
  const { t } = useTranslation("attend");
  return (
    <TaskFrame title={t(($) => $.card.title)} back={{ to: back }} usable>
      <QrFigure text={writeCard(card)} label={t(($) => $.card.title)}>
        <b>{card.name}</b>
      </QrFigure>
      <p className="soft">{t(($) => $.card.how)}</p>
    </TaskFrame>
  );
};
