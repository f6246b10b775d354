import { useTranslation } from "react-i18next";
import { useRestored, type Backup } from "#data/backup-file.ts";
import { ButtonLink } from "#ui/button.tsx";
import { StateChip } from "#ui/state-chip.tsx";
import { TaskFrame } from "#ui/task-frame.tsx";
import { paths } from "./paths.ts";
import { useWhen } from "#entities/moment/use-when.ts";

interface RestoredFrameProps {
  readonly taken: number;
  readonly backup: Backup;
}

/** The file was taken: how much came back, and how much of it still waits. */
export const RestoredFrame = ({ taken, backup }: RestoredFrameProps) => {
  const { t } = useTranslation("me");
  const when = useWhen();
  const restored = useRestored();
  return (
    <TaskFrame
      title={t(($) => $.restore.doneTitle)}
      back={{ to: paths.me() }}
      usable
      dock={
        <ButtonLink to={paths.me()} size="big" wide replace>
          {t(($) => $.restore.toMe)}
        </ButtonLink>
      }
    >
      <output>{taken > 0 ? t(($) => $.restore.done, { count: taken }) : t(($) => $.restore.doneNothing)}</output>
      {taken > 0 && restored ? (
        <p>
          {restored.waiting > 0 ? (
            <StateChip state="waiting">{t(($) => $.restore.waits, { count: restored.waiting })}</StateChip>
          ) : (
            <StateChip state="sent">{t(($) => $.restore.allSent)}</StateChip>
          )}
        </p>
      ) : undefined}
      <p className="small soft">{t(($) => $.restore.madeAt, { when: when(backup.madeAt) })}</p>
    </TaskFrame>
  );
};
