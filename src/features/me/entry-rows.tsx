import { useTranslation } from "react-i18next";
import type { AnsweredEntry, WaitingEntry } from "#data/phone-database.ts";
import { usePhone } from "#data/use-phone.ts";
import { useApp, type EntryFacts } from "#features/feature.ts";
import { useFormats } from "#i18n/use-formats.ts";
import { Row } from "#ui/rows.tsx";
import { StateChip } from "#ui/state-chip.tsx";
import { useEntryTitle } from "./entry-title.ts";
import { paths } from "./paths.ts";
import { useSyncWords } from "./sync-words.ts";

/** An entry that was not simply taken; its own screen says what to do. */
export const NeedsYouRow = ({ entry, facts }: { readonly entry: AnsweredEntry; readonly facts: EntryFacts }) => {
  const { t } = useTranslation("me");
  const titleOf = useEntryTitle();
  const { title, reason } = useSyncWords();
  const isErased = entry.erased === true;
  return (
    <Row
      name={titleOf(entry, facts)}
      to={paths.entry({ order: entry.order ?? "" })}
      more={isErased ? t(($) => $.step.erasedShort) : reason(entry)}
      state={
        isErased ? (
          <StateChip state="calm" icon="shield">
            {t(($) => $.step.erasedTitle)}
          </StateChip>
        ) : (
          <StateChip state={entry.state === "held" ? "calm" : "needs-you"}>{title(entry)}</StateChip>
        )
      }
      go
    />
  );
};

/** An entry that is on this phone only, with the way to whom it is about. */
export const WaitingRow = ({ entry, facts }: { readonly entry: WaitingEntry; readonly facts: EntryFacts }) => {
  const { t } = useTranslation("me");
  const titleOf = useEntryTitle();
  const formats = useFormats();
  const { now } = usePhone();
  const { pageOf } = useApp();
  const to = facts.person && pageOf(facts.person.kind, facts.person.id);
  const leads = to === undefined ? {} : { to, go: true };
  return (
    <Row
      name={titleOf(entry, facts)}
      {...leads}
      more={
        <>
          <StateChip state="waiting" bare>
            {t(($) => $.sending.waitsState)}
          </StateChip>
          {` · ${formats.moment(entry.mutation.at, now())}`}
        </>
      }
    />
  );
};
