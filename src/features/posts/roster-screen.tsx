import { useTranslation } from "react-i18next";
import type { SheetError } from "#domain/sheet/read-sheet.ts";
import { Button } from "#ui/button.tsx";
import { FilePick } from "#ui/file-pick.tsx";
import { Notice } from "#ui/notice.tsx";
import { TaskFrame } from "#ui/task-frame.tsx";
import { useOneAct } from "#ui/use-one-act.ts";
import { paths } from "./paths.ts";
import { PostTrouble } from "./post-trouble.tsx";
import { RosterMade } from "./roster-made.tsx";
import { RosterPreviewPanel } from "./roster-preview.tsx";
import { usePlaceWords, useSubdistricts } from "./use-place-words.ts";
import { usePosts } from "./use-posts.ts";
import { useRoster, type OpenRoster } from "./use-roster.ts";
import "./posts.css";

/** From a file to invitations: read on this machine, shown, looked through by the server, and only then made. */
export const RosterScreen = () => {
  const { t } = useTranslation("posts.roster");
  const { area, value } = usePosts();
  const placeWords = usePlaceWords(useSubdistricts(area.slice(0, 2)), value?.villages ?? []);
  const { roster, fileError, setChoices, trouble, made, pick, check, make } = useRoster();
  const { isBusy, act } = useOneAct();
  const sheetWords = useSheetWords();
  if (made) {
    return (
      <RosterMade
        {...{ made, isBusy, placeWords }}
        lines={roster?.lines ?? []}
        onNext={() => void act(() => make(made.left, made))}
      />
    );
  }
  return (
    <TaskFrame
      title={roster ? t(($) => $.look) : t(($) => $.title)}
      back={{ to: paths.posts() }}
      usable
      dock={
        roster && (
          <Dock
            {...{ roster, isBusy }}
            onCheck={() => act(() => check(roster))}
            onMake={() => act(() => make(roster.ready))}
          />
        )
      }
    >
      {roster ? undefined : (
        <Notice state="calm" icon="lock" title={t(($) => $.before.title)}>
          <p>{t(($) => $.before.file)}</p>
          <p>{t(($) => $.before.columns)}</p>
        </Notice>
      )}
      <FilePick
        label={roster ? t(($) => $.file.other) : t(($) => $.file.choose)}
        chosen={roster && t(($) => $.file.chosen, { name: roster.name })}
        accept=".csv,.txt,.xlsx,.xls"
        error={sheetWords(fileError)}
        onPick={(file) => void act(() => pick(file))}
      />
      <div role="alert">{trouble ? <PostTrouble trouble={trouble} /> : undefined}</div>
      {roster ? <RosterPreviewPanel {...{ roster, placeWords }} onChange={setChoices} /> : undefined}
    </TaskFrame>
  );
};

const useSheetWords = (): ((error: SheetError | undefined) => string | undefined) => {
  const { t } = useTranslation("posts.roster");
  return (error) =>
    error && t(($) => $.file.error[error.type], { line: error.type === "cellTooLong" ? error.line : 0 });
};

interface DockProps {
  readonly roster: OpenRoster;
  readonly isBusy: boolean;
  readonly onCheck: () => Promise<void>;
  readonly onMake: () => Promise<void>;
}

/** What was changed is looked through again before anybody is invited. */
const Dock = ({ roster: { ready, refused, preview }, isBusy, onCheck, onMake }: DockProps) => {
  const { t } = useTranslation("posts.roster");
  const count = ready.length;
  const nobody = preview.missing.length > 0 ? t(($) => $.dock.columnsFirst) : t(($) => $.dock.nobody);
  const isChecked = refused !== undefined;
  return (
    <Button
      size="big"
      wide
      busy={isBusy}
      whyNot={count === 0 ? nobody : undefined}
      onPress={() => void (isChecked ? onMake() : onCheck())}
    >
      {isChecked ? t(($) => $.dock.make, { count }) : t(($) => $.dock.check, { count })}
    </Button>
  );
};
