import { useTranslation } from "react-i18next";
import type { Overview } from "#data/overview.ts";
import { groupBy } from "#domain/group.ts";
import { useFormats } from "#i18n/use-formats.ts";
import { QueueCard } from "#ui/figures.tsx";
import { paths } from "./paths.ts";
import { useVillageName } from "./village-name.ts";

/** What waits for the coordinator, before any figure of success. */
export const Queue = ({ overview }: { readonly overview: Overview }) => {
  const { t } = useTranslation("coordinator");
  const formats = useFormats();
  const { area, openReviews: reviews, silentVolunteers: silent, villagesWithoutVolunteer: uncovered } = overview;
  const overdue = overdueIn(overview);
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
      />
      <QueueCard
        figure={formats.number(uncovered.length)}
        state={uncovered.length > 0 ? "needs-you" : "sent"}
        title={t(($) => $.queue.noVolunteer)}
        more={useUncoveredInShort(uncovered)}
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
        />
      )}
    </section>
  );
};

/** Null when the list is cut short: a sum of part of it would pass for the whole. */
const overdueIn = ({ volunteers }: Overview): { readonly followUps: number; readonly villages: number } | null => {
  if (volunteers.list.length < volunteers.total) return null;
  // Two volunteers of one village share its follow-ups.
  const byVillage = [...groupBy(volunteers.list, ({ village }) => village).values()].map(
    ([first]) => first?.overdueFollowUps ?? 0,
  );
  return {
    followUps: byVillage.reduce((sum, one) => sum + one, 0),
    villages: byVillage.filter((one) => one > 0).length,
  };
};

const useUncoveredInShort = (uncovered: Overview["villagesWithoutVolunteer"]): string => {
  const { t } = useTranslation("coordinator");
  const villageName = useVillageName();
  const [first, ...rest] = uncovered;
  if (!first) return t(($) => $.queue.everyVillage);
  const name = villageName(first);
  return rest.length === 0 ? name : t(($) => $.queue.andMore, { name, count: rest.length });
};
