import { useTranslation } from "react-i18next";
import type { Overview } from "#data/overview.ts";
import { PersonName } from "#ui/person-name.tsx";
import { Row, Rows } from "#ui/rows.tsx";
import { Card, Section } from "#ui/section.tsx";
import { useShown } from "./use-shown.ts";
import { useVillageName } from "./village-name.ts";
import { Call, LastSent, MoreVolunteers, PhoneTrouble } from "./volunteer-facts.tsx";

/** The volunteers on a phone: who needs a call stands first, with the call under the thumb. */
export const VolunteerRows = ({ overview }: { readonly overview: Overview }) => {
  const { t } = useTranslation("coordinator");
  const villageName = useVillageName();
  const { volunteers, asOf } = overview;
  // The figures of the area stand below: ten rows leave them in reach.
  const { items, next, showMore } = useShown(volunteers.list, 10, 50);
  return (
    <Section title={t(($) => $.volunteers.title, { count: volunteers.total })} count={t(($) => $.volunteers.order)}>
      {volunteers.total === 0 ? (
        <Card>{t(($) => $.volunteers.none)}</Card>
      ) : (
        <Rows>
          {items.map((volunteer) => (
            <Row
              key={`${volunteer.userId} ${volunteer.village}`}
              name={<PersonName name={volunteer.name} />}
              more={
                <>
                  {villageName({
                    code: volunteer.village,
                    nameTh: volunteer.villageNameTh,
                    nameEn: volunteer.villageNameEn,
                  })}
                  <br />
                  <span className="part">
                    {t(($) => $.volunteers.helpedOf, { n: volunteer.peopleHelped, of: volunteer.target })}
                  </span>
                  {volunteer.overdueFollowUps > 0 && (
                    <span className="part">
                      &nbsp;· {t(($) => $.volunteers.overdueCount, { count: volunteer.overdueFollowUps })}
                    </span>
                  )}
                </>
              }
              state={
                <>
                  <LastSent volunteer={volunteer} asOf={asOf} />
                  <PhoneTrouble volunteer={volunteer} />
                </>
              }
              end={<Call volunteer={volunteer} size="tall" />}
            />
          ))}
        </Rows>
      )}
      <MoreVolunteers volunteers={volunteers} next={next} onMore={showMore} />
    </Section>
  );
};
