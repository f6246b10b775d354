import { useTranslation } from "react-i18next";
import type { VolunteerFigures } from "#data/overview.ts";
import { PersonName } from "#ui/person-name.tsx";
import { Row, Rows } from "#ui/rows.tsx";
import { Card, Section } from "#ui/section.tsx";
import { subdistrictNames, type AreaFiguresProps } from "./area-figures-props.ts";
import { ShownOnly } from "./shown-only.tsx";
import { useShown } from "./use-shown.ts";
import { useVillageName } from "./village-name.ts";
import { Call, LastSent, MoreVolunteers, PhoneTrouble } from "./volunteer-facts.tsx";

/** The volunteers on a phone: who needs a call stands first, with the call under the thumb. */
export const VolunteerRows = ({ list, ...area }: AreaFiguresProps & { readonly list: readonly VolunteerFigures[] }) => {
  const { t } = useTranslation("coordinator");
  const villageName = useVillageName(subdistrictNames(area));
  const { volunteers, asOf } = area.overview;
  // The figures of the area stand below: ten rows leave them in reach.
  const { items, next, showMore } = useShown(list, 10, 50);
  return (
    <Section title={t(($) => $.volunteers.title, { count: volunteers.total })} count={t(($) => $.volunteers.order)}>
      <ShownOnly shown={list.length} />
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
