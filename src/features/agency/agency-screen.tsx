import { useTranslation } from "react-i18next";
import { useRecords } from "#data/use-phone.ts";
import { agency } from "#domain/records/agency.ts";
import { Coming } from "#ui/coming.tsx";
import { Empty } from "#ui/empty.tsx";
import { PlaceFrame } from "#ui/place-frame.tsx";
import { Card } from "#ui/section.tsx";

/** Where an agency officer's day begins: whose inbox this is, and what will come into it. */
export const AgencyScreen = () => {
  const { t, i18n } = useTranslation("agency");
  const agencies = useRecords(agency);
  return (
    <PlaceFrame title={t(($) => $.title)} desk usable={agencies !== undefined} busy={agencies === undefined}>
      {agencies?.length === 0 && <Empty title={t(($) => $.none.title)}>{t(($) => $.none.body)}</Empty>}
      {agencies?.map((own) => (
        <Card key={own.id}>
          <h2>{i18n.language === "en" ? own.nameEn : own.nameTh}</h2>
          <p>{t(($) => $.nothing)}</p>
          {own.contact !== undefined && <p className="small soft">{t(($) => $.contact, { contact: own.contact })}</p>}
        </Card>
      ))}
      <Coming
        title={t(($) => $.coming.title)}
        items={[t(($) => $.coming.referrals), t(($) => $.coming.answers), t(($) => $.coming.little)]}
      />
    </PlaceFrame>
  );
};
