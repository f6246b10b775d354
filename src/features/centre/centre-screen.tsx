import { useTranslation } from "react-i18next";
import { useRecords } from "#data/use-phone.ts";
import { centre } from "#domain/records/centre.ts";
import { useFormats } from "#i18n/use-formats.ts";
import { Coming } from "#ui/coming.tsx";
import { Empty } from "#ui/empty.tsx";
import { PlaceFrame } from "#ui/place-frame.tsx";
import { Card } from "#ui/section.tsx";

/** Where the day of a centre's staff begins: the centre itself, and what its counter will be. */
export const CentreScreen = () => {
  const { t, i18n } = useTranslation("centre");
  const { number } = useFormats();
  const centres = useRecords(centre);
  return (
    <PlaceFrame title={t(($) => $.title)} desk usable={centres !== undefined} busy={centres === undefined}>
      {centres?.length === 0 && <Empty title={t(($) => $.none.title)}>{t(($) => $.none.body)}</Empty>}
      {centres?.map((own) => (
        <Card key={own.id}>
          <h2>{i18n.language === "en" ? own.nameEn : own.nameTh}</h2>
          <p>{t(($) => $.state[own.state])}</p>
          {own.hours !== undefined && <p>{t(($) => $.hours, { hours: own.hours })}</p>}
          {own.seats !== undefined && <p>{t(($) => $.seats, { seats: number(own.seats) })}</p>}
          <p className="small soft">
            {t(($) => $.owner, { owner: own.owner })}{" "}
            <span className="part">{t(($) => $.code, { code: own.code })}</span>
          </p>
        </Card>
      ))}
      <Coming
        title={t(($) => $.coming.title)}
        items={[t(($) => $.coming.counter), t(($) => $.coming.things), t(($) => $.coming.day)]}
      />
    </PlaceFrame>
  );
};
