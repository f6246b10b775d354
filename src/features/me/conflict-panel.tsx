import { useTranslation } from "react-i18next";
import { useOpenConflicts } from "#data/conflicts.ts";
import { ButtonLink } from "#ui/button.tsx";
import { Notice } from "#ui/notice.tsx";
import { useConflictFacts } from "./conflict-facts.ts";
import { paths } from "./paths.ts";
import { useSyncWords } from "./sync-words.ts";

/** On a person's page: what of theirs was saved differently, with the way to choose. */
export const ConflictPanel = ({ citizenId }: { readonly citizenId: string }) => {
  const { t } = useTranslation("me");
  const { field } = useSyncWords();
  const conflicts = useOpenConflicts() ?? [];
  const factsOf = useConflictFacts(conflicts);
  const theirs = factsOf ? conflicts.filter((conflict) => factsOf(conflict).person?.id === citizenId) : [];
  const [first] = theirs;
  if (!first) return undefined;
  return (
    <Notice state="needs-you" title={t(($) => $.attention.conflicts, { count: theirs.length })}>
      <p>{[...new Set(theirs.map((conflict) => field(conflict.kind, conflict.field)))].join(" · ")}</p>
      <ButtonLink kind="quiet" wide to={paths.conflict({ conflictId: first.id })}>
        {t(($) => $.conflict.panelAct)}
      </ButtonLink>
    </Notice>
  );
};
