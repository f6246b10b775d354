import { useTranslation } from "react-i18next";
import type { AnsweredEntry } from "#data/phone-database.ts";
import { usePhone } from "#data/use-phone.ts";
import { useFormats } from "#i18n/use-formats.ts";
import { Button, ButtonLink } from "#ui/button.tsx";
import { Notice } from "#ui/notice.tsx";
import { StateChip } from "#ui/state-chip.tsx";
import { DifferingLines, EnteredLines } from "./entered-lines.tsx";
import type { EntryFacts } from "./entry-facts.ts";
import { useEntryTitle } from "./entry-title.ts";
import { useSyncWords } from "./sync-words.ts";

interface NeedsYouNoticeProps {
  readonly entry: AnsweredEntry;
  readonly facts: EntryFacts;
  readonly onSeen: () => void;
}

/** Whom and what, why it was not simply taken, what it held, and the next step. */
export const NeedsYouNotice = ({ entry, facts, onSeen }: NeedsYouNoticeProps) => {
  const { t } = useTranslation("me");
  const { database, now } = usePhone();
  const formats = useFormats();
  const titleOf = useEntryTitle();
  const { title, reason, step } = useSyncWords();
  const acknowledge = async (): Promise<void> => {
    if (entry.order !== undefined) await database.answered.delete(entry.order);
    onSeen();
  };
  return (
    <Notice state="needs-you" title={titleOf(entry, facts)}>
      <p className="small">
        <StateChip state="needs-you" bare>
          {title(entry)}
        </StateChip>
        {` · ${formats.moment(entry.mutation.at, now())}`}
      </p>
      <p>{reason(entry)}</p>
      <p>{step(entry)}</p>
      {entry.state === "merged" ? (
        <DifferingLines entry={entry} facts={facts} />
      ) : (
        <EnteredLines entry={entry} facts={facts} />
      )}
      <div className="line">
        <NextStep entry={entry} facts={facts} />
        <Button kind="plain" onPress={() => void acknowledge()}>
          {t(($) => $.sending.seen)}
        </Button>
      </div>
    </Notice>
  );
};

const NextStep = ({ entry: { state, mutation }, facts }: Omit<NeedsYouNoticeProps, "onSeen">) => {
  const { t } = useTranslation("me");
  const { citizenId, person, here, body } = facts;
  if (state === "held" || state === "forbidden" || citizenId === undefined) return undefined;
  const isPerson = mutation.k === "citizen";
  if (isPerson && here)
    return quietLink(
      `/people/${citizenId}/edit`,
      t(($) => $.sending.fix),
    );
  if (isPerson) {
    const name = typeof body["name"] === "string" ? body["name"] : "";
    return quietLink(
      `/people/new?${new URLSearchParams({ name }).toString()}`,
      t(($) => $.sending.again),
    );
  }
  if (person === undefined) return undefined;
  return state === "rejected" && mutation.k === "helpLog"
    ? quietLink(
        `/log/${citizenId}`,
        t(($) => $.sending.again),
      )
    : quietLink(
        `/people/${citizenId}`,
        t(($) => $.sending.open),
      );
};

const quietLink = (to: string, words: string) => (
  <ButtonLink kind="quiet" to={to}>
    {words}
  </ButtonLink>
);
