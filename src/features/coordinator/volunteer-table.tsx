import { useTranslation } from "react-i18next";
import type { VolunteerFigures } from "#data/overview.ts";
import { useFormats } from "#i18n/use-formats.ts";
import { PersonName } from "#ui/person-name.tsx";
import { Card } from "#ui/section.tsx";
import { MiniSteps } from "#ui/steps.tsx";
import { subdistrictNames, type AreaFiguresProps } from "./area-figures-props.ts";
import { ShownOnly } from "./shown-only.tsx";
import { useShown } from "./use-shown.ts";
import { useVillageName } from "./village-name.ts";
import { Call, LastSent, MoreVolunteers, PhoneTrouble } from "./volunteer-facts.tsx";
import "./tables.css";

/** The volunteers on a desk. The order is of who needs a call, never of who has done most. */
export const VolunteerTable = ({
  list,
  ...area
}: AreaFiguresProps & { readonly list: readonly VolunteerFigures[] }) => {
  const { t } = useTranslation("coordinator");
  const { volunteers, asOf } = area.overview;
  const { items, next, showMore } = useShown(list, 50, 50);
  return (
    <div className="stack">
      <Card pad={false}>
        <table className="table">
          <caption className="card-pad">
            <div className="line">
              <h2>{t(($) => $.volunteers.title, { count: volunteers.total })}</h2>
              <span className="soft small">
                {volunteers.total === 0 ? t(($) => $.volunteers.none) : t(($) => $.volunteers.order)}
              </span>
            </div>
            <ShownOnly shown={list.length} />
          </caption>
          <thead>
            <tr>
              <th scope="col">{t(($) => $.volunteers.person)}</th>
              <th scope="col">{t(($) => $.volunteers.sent)}</th>
              <th scope="col">{t(($) => $.volunteers.helped)}</th>
              <th scope="col" className="n">
                {t(($) => $.volunteers.overdue)}
              </th>
              <th scope="col">{t(($) => $.volunteers.contact)}</th>
            </tr>
          </thead>
          <tbody>
            {items.map((volunteer) => (
              <VolunteerLine
                key={`${volunteer.userId} ${volunteer.village}`}
                volunteer={volunteer}
                asOf={asOf}
                subdistrictOf={subdistrictNames(area)}
              />
            ))}
          </tbody>
        </table>
      </Card>
      <MoreVolunteers volunteers={volunteers} next={next} onMore={showMore} />
    </div>
  );
};

interface VolunteerLineProps {
  readonly volunteer: VolunteerFigures;
  readonly asOf: string;
  readonly subdistrictOf: ((code: string) => string) | undefined;
}

/** More stitches than this would not fit their column. */
const MOST_STITCHES = 8;

const VolunteerLine = ({ volunteer, asOf, subdistrictOf }: VolunteerLineProps) => {
  const villageName = useVillageName(subdistrictOf);
  const formats = useFormats();
  const { name, village, villageNameTh, villageNameEn, peopleHelped, target, overdueFollowUps } = volunteer;
  return (
    <tr>
      <th scope="row">
        <PersonName name={name} />
        <br />
        <span className="soft">{villageName({ code: village, nameTh: villageNameTh, nameEn: villageNameEn })}</span>
      </th>
      <td>
        <LastSent volunteer={volunteer} asOf={asOf} bare />
        <div className="line">
          <PhoneTrouble volunteer={volunteer} />
        </div>
      </td>
      <td className="keep">
        {target > 0 && target <= MOST_STITCHES && <MiniSteps done={peopleHelped} goal={target} />}{" "}
        {`${formats.number(peopleHelped)}/${formats.number(target)}`}
      </td>
      <td className="n">{formats.number(overdueFollowUps)}</td>
      <td>
        {volunteer.phone !== null && <span className="nums keep">{volunteer.phone}</span>}{" "}
        <Call volunteer={volunteer} />
      </td>
    </tr>
  );
};
