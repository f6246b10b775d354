import { useTranslation } from "react-i18next";
import type { Overview } from "#data/overview.ts";
import { useFormats } from "#i18n/use-formats.ts";
import { QueueCard } from "#ui/figures.tsx";
import { subdistrictNames, type AreaFiguresProps } from "./area-figures-props.ts";
import { paths } from "./paths.ts";
import { useVillageName } from "./village-name.ts";

/** What waits for the coordinator, before any figure of success. */
export const Queue = ({ overview, nameOf }: AreaFiguresProps) => {
  const { t } = useTranslation("coordinator");
  const formats = useFormats();
  const {
    area,
    openReviews: reviews,
    silentVolunteers: silent,
    villagesWithoutVolunteer: uncovered,
    overdue,
  } = overview;
  return (
    <section className="cols-4" aria-label={t(($) => $.queue.label)}>
      {reviews !== undefined && (
        <QueueCard
          figure={formats.number(reviews)}
          state={reviews > 0 ? "needs-you" : "sent"}
          title={t(($) => $.queue.reviews)}
          more={reviews > 0 ? t(($) => $.queue.reviewsMore) : t(($) => $.queue.noReviews)}
          to={paths.reviews({ area })}
        />
      )}
      <QueueCard
        figure={formats.number(silent)}
        state={silent > 0 ? "needs-you" : "sent"}
        title={t(($) => $.queue.silent)}
        more={silent > 0 ? t(($) => $.queue.silentRule) : t(($) => $.queue.nobodySilent)}
        to={silent > 0 ? paths.overview({ area, show: "silent" }) : undefined}
      />
      <QueueCard
        figure={formats.number(uncovered.length)}
        state={uncovered.length > 0 ? "needs-you" : "sent"}
        title={t(($) => $.queue.noVolunteer)}
        more={useUncoveredInShort(uncovered, subdistrictNames({ overview, nameOf }))}
        to={uncovered.length > 0 ? paths.overview({ area, show: "uncovered" }) : undefined}
      />
      {overdue && (
        <QueueCard
          figure={formats.number(overdue.followUps)}
          state={overdue.followUps > 0 ? "urgent" : "sent"}
          title={t(($) => $.queue.overdue)}
          more={
            overdue.followUps > 0
              ? t(($) => $.queue.overdueIn, { count: overdue.villages })
              : t(($) => $.queue.nothingOverdue)
          }
          to={overdue.followUps > 0 ? paths.overview({ area, show: "late" }) : undefined}
        />
      )}
    </section>
  );
};

const useUncoveredInShort = (
  uncovered: Overview["villagesWithoutVolunteer"],
  subdistrictOf: ((code: string) => string) | undefined,
): string => {
  const { t } = useTranslation("coordinator");
  const villageName = useVillageName(subdistrictOf);
  const [first, ...rest] = uncovered;
  if (!first) return t(($) => $.queue.everyVillage);
  const name = villageName(first);
  return rest.length === 0 ? name : t(($) => $.queue.andMore, { name, count: rest.length });
};
