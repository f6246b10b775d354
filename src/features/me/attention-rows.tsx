import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useAttention, useNeedsYou } from "#data/use-phone.ts";
import { Row, Rows } from "#ui/rows.tsx";
import { StateChip } from "#ui/state-chip.tsx";
import { paths } from "./paths.ts";

interface AttentionRowsProps {
  /** Rows that come first in the same card. */
  readonly before?: readonly ReactNode[];
  /** Lines of other features, before all else: then at most two lines are shown, and the menu counts what waits. */
  readonly notices?: readonly ReactNode[];
}

/** What waits for this person, each with the way there. Nothing at all when nothing does. */
export const AttentionRows = ({ before = NONE, notices = NONE }: AttentionRowsProps) => {
  const { t } = useTranslation("me");
  const { conflicts, total } = useAttention() ?? { conflicts: 0, total: 0 };
  const entries = total - conflicts;
  if (before.length === 0 && notices.length === 0 && total === 0) return undefined;
  // A long card would push everything else off a small screen: the list behind it tells them apart, and next to two rows
  // the count at the top of the screen and on the menu says enough.
  const isShort = before.length === 1 && conflicts > 0 && entries > 0;
  const isLeftOut = before.length > 1;
  return (
    <Rows label={t(($) => $.attention.label)} short={notices.length > 0}>
      {notices}
      {before}
      {isShort ? (
        <Row name={<Needs>{t(($) => $.attention.all, { count: total })}</Needs>} to={paths.sending()} go />
      ) : undefined}
      {conflicts > 0 && !isShort && !isLeftOut ? <Conflicts count={conflicts} /> : undefined}
      {entries > 0 && !isShort && !isLeftOut ? (
        <Row
          name={<Needs>{t(($) => $.attention.needsYou, { count: entries })}</Needs>}
          more={t(($) => $.attention.needsYouMore)}
          to={paths.sending()}
          go
        />
      ) : undefined}
    </Rows>
  );
};

const NONE: readonly ReactNode[] = [];

/** What was erased on request: to be read once, and nothing to be done. */
export const ErasedRow = () => {
  const { t } = useTranslation("me");
  const count = (useNeedsYou() ?? []).filter(({ erased }) => erased === true).length;
  if (count === 0) return undefined;
  return (
    <Rows>
      <Row
        name={t(($) => $.attention.erased, { count })}
        more={t(($) => $.attention.erasedMore)}
        to={paths.sending()}
        go
      />
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
      to={paths.conflicts()}
      go
    />
  );
};

const Needs = ({ children }: { readonly children: string }) => (
  <StateChip state="needs-you" bare>
    {children}
  </StateChip>
);
