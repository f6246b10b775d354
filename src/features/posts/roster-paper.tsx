import { memo } from "react";
import { useTranslation } from "react-i18next";
import type { RosterCode } from "#data/rosters.ts";
import { useFormats } from "#i18n/use-formats.ts";
import { Wordmark } from "#ui/mark.tsx";
import { Paper } from "#ui/paper.tsx";
import { PersonName } from "#ui/person-name.tsx";
import { QrCode } from "#ui/qr-code.tsx";
import { signInAddress } from "./sign-in-address.ts";

interface RosterPaperProps {
  readonly made: readonly RosterCode[];
  readonly placeWords: (scope: string) => string;
}

/** Eight cards a page, to be cut apart: whose, how to come in, until when. */
export const RosterPaper = ({ made, placeWords }: RosterPaperProps) => (
  <Paper>
    <ul className="roster-cards">
      {made.map((one) => (
        <InviteCard key={one.userId} {...one} place={placeWords(one.scope)} />
      ))}
    </ul>
  </Paper>
);

type InviteCardProps = Pick<RosterCode, "name" | "code" | "codeUntil"> & { readonly place: string };

// A typed search must not draw 180 codes again.
const InviteCard = memo(({ name, code, codeUntil, place }: InviteCardProps) => {
  const { t } = useTranslation("posts.roster");
  const { date, time } = useFormats();
  return (
    <li className="roster-card">
      <div className="roster-card-head">
        <b>
          <PersonName name={name} />
        </b>
        <Wordmark />
      </div>
      <p>{place}</p>
      <div className="roster-card-way">
        <QrCode text={signInAddress(code)} label={t(($) => $.card.qr)} />
        <div>
          <p>{t(($) => $.card.scan)}</p>
          <p>{t(($) => $.card.type, { address: location.host })}</p>
          <p className="roster-card-code" translate="no">
            {code.replace("-", " ")}
          </p>
          <p>{t(($) => $.card.pin)}</p>
        </div>
      </div>
      <p className="soft">{t(($) => $.card.until, { when: `\u00A0${date(codeUntil)} ${time(codeUntil)}` })}</p>
    </li>
  );
});
InviteCard.displayName = "InviteCard";
