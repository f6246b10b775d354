import { useState, type ComponentProps } from "react";
import { useTranslation } from "react-i18next";
import { askRegister, type RegisteredCertificate } from "#data/certificates/ask-register.ts";
import { readCertificateCode } from "#domain/certificate-code.ts";
import { Button } from "#ui/button.tsx";
import { TextField } from "#ui/field.tsx";
import { TaskFrame } from "#ui/task-frame.tsx";
import { Registered } from "./verdict.tsx";

type Problem = "short" | "mistyped" | "noCertificate" | "offline" | "busy" | "serverTrouble";

interface TypedCodeProps {
  readonly frame: Omit<ComponentProps<typeof TaskFrame>, "children">;
  readonly onScan: () => void;
}

/** The number, typed from the paper. It proves nothing by itself, so the server is asked. */
export const TypedCode = ({ frame, onScan }: TypedCodeProps) => {
  const { t } = useTranslation("verify");
  const [typed, setTyped] = useState("");
  const [problem, setProblem] = useState<Problem>();
  const [isBusy, setBusy] = useState(false);
  const [found, setFound] = useState<RegisteredCertificate>();

  const check = async (): Promise<void> => {
    const read = readCertificateCode(typed);
    if (read.type !== "code") return setProblem(read.type);
    setBusy(true);
    const answer = await askRegister(fetch, read.code);
    setBusy(false);
    if (answer.ok) setFound(answer.value);
    else setProblem(problemOf(answer.error.type));
  };

  if (found) {
    return (
      <TaskFrame
        {...frame}
        dock={
          <Button size="big" wide onPress={() => setFound(undefined)}>
            {t(($) => $.another)}
          </Button>
        }
      >
        <Registered found={found} />
      </TaskFrame>
    );
  }
  return (
    <TaskFrame
      {...frame}
      title={t(($) => $.typeTitle)}
      onSubmit={() => void check()}
      dock={
        <>
          <Button size="big" wide submit busy={isBusy}>
            {isBusy ? t(($) => $.checking) : t(($) => $.check)}
          </Button>
          <Button kind="quiet" wide onPress={onScan}>
            {t(($) => $.scanInstead)}
          </Button>
        </>
      }
    >
      <TextField
        label={t(($) => $.typeLabel)}
        hint={t(($) => $.typeHint)}
        value={typed}
        maxLength={30}
        autoCapitalize="characters"
        enterKeyHint="go"
        lang="en"
        error={problem && t(($) => $.typed[problem])}
        onChange={(value) => {
          setTyped(value);
          setProblem(undefined);
        }}
      />
    </TaskFrame>
  );
};

const problemOf = (type: string): Problem =>
  type === "noCertificate" || type === "offline" || type === "busy" ? type : "serverTrouble";
