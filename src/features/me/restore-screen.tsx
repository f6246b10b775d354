import { useState } from "react";
import { useTranslation } from "react-i18next";
import { readBackup, takeBackup, type Backup } from "#data/backup-file.ts";
import { usePhone } from "#data/use-phone.ts";
import { useAccount } from "#features/feature.ts";
import { Button } from "#ui/button.tsx";
import { TextField } from "#ui/field.tsx";
import { FilePick } from "#ui/file-pick.tsx";
import { SaveProblem, type SaveProblemType } from "#ui/save-problem.tsx";
import { TaskFrame } from "#ui/task-frame.tsx";
import { useOneAct } from "#ui/use-one-act.ts";
import { paths } from "./paths.ts";
import { RestoredFrame } from "./restored-frame.tsx";

type FileProblem = "notABackup" | "unreadable" | "wrongCode" | "newer" | "otherPerson";

/** A backup file, its code, and then what came of it. */
export const RestoreScreen = () => {
  const { t } = useTranslation("me");
  const phone = usePhone();
  const { userId } = useAccount();
  const [file, setFile] = useState<File>();
  const [code, setCode] = useState("");
  const [wrong, setWrong] = useState<FileProblem>();
  const [problem, setProblem] = useState<SaveProblemType | null>(null);
  const [done, setDone] = useState<{ readonly taken: number; readonly backup: Backup }>();
  const { isBusy, act } = useOneAct();

  const restore = async (): Promise<boolean> => {
    if (!file) return false;
    const read = await readBackup(file, code, userId);
    setWrong(read.ok ? undefined : read.error.type);
    if (!read.ok) return false;
    const taken = await takeBackup(phone, read.value);
    setProblem(taken.ok ? null : taken.error.type);
    if (taken.ok) setDone({ taken: taken.value.taken, backup: read.value });
    return taken.ok;
  };
  if (done) return <RestoredFrame {...done} />;

  const whyNot = !file ? t(($) => $.restore.fileFirst) : code.trim() === "" ? t(($) => $.restore.codeFirst) : undefined;
  const isAboutCode = wrong === "wrongCode";
  const words = wrong && t(($) => $.restore.problem[wrong]);
  return (
    <TaskFrame
      title={t(($) => $.restore.title)}
      back={{ to: paths.me() }}
      usable
      onSubmit={() => void (whyNot === undefined && act(restore))}
      dock={
        <Button submit size="big" wide busy={isBusy} whyNot={whyNot}>
          {isBusy ? t(($) => $.restore.opening) : t(($) => $.restore.act)}
        </Button>
      }
    >
      <p>{t(($) => $.restore.body)}</p>
      <SaveProblem type={problem} />
      <FilePick
        label={file ? t(($) => $.restore.chooseOther) : t(($) => $.restore.choose)}
        chosen={file && t(($) => $.restore.chosen, { name: file.name })}
        error={isAboutCode ? undefined : words}
        onPick={(picked) => {
          setFile(picked);
          setWrong(undefined);
        }}
      />
      <TextField
        label={t(($) => $.restore.code)}
        hint={t(($) => $.restore.codeHint)}
        value={code}
        lang="en"
        autoComplete="off"
        autoCapitalize="characters"
        enterKeyHint="done"
        onChange={(typed) => {
          setCode(typed);
          setWrong(undefined);
        }}
        error={isAboutCode ? words : undefined}
      />
    </TaskFrame>
  );
};
