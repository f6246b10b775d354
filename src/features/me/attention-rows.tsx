import { useTranslation } from "react-i18next";
import { useAttention } from "#data/use-phone.ts";
import { Row, Rows } from "#ui/rows.tsx";
import { StateChip } from "#ui/state-chip.tsx";

/** What waits for this person, each with the way there. Nothing at all when nothing does. */
export const AttentionRows = () => {
  const { t } = useTranslation("me");
  const attention = useAttention();
  if (!attention || attention.total === 0) return undefined;
  const { conflicts, total } = attention;
  const entries = total - conflicts;
  return (
    <Rows label={t(($) => $.attention.label)}>
      {conflicts > 0 ? <Conflicts count={conflicts} /> : undefined}
      {entries > 0 ? (
        <Row
          name={<Needs>{t(($) => $.attention.needsYou, { count: entries })}</Needs>}
          more={t(($) => $.attention.needsYouMore)}
          to="/me/sending"
          go
        />
      ) : undefined}
    </Rows>
  );
};

/** In the list of entries: the conflicts have a list of their own. */
export const ConflictsRow = () => {
  const conflicts = useAttention()?.conflicts ?? 0;
  if (conflicts === 0) return undefined;
  return (
    <Rows>
      <Conflicts count={conflicts} />
    </Rows>
  );
};

const Conflicts = ({ count }: { readonly count: number }) => {
  const { t } = useTranslation("me");
  return (
    <Row
      name={<Needs>{t(($) => $.attention.conflicts, { count })}</Needs>}
      more={t(($) => $.attention.conflictsMore)}
      to="/me/conflicts"
      go
    />
  );
};

const Needs = ({ children }: { readonly children: string }) => (
  <StateChip state="needs-you" bare>
    {children}
  </StateChip>
);
