import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation, useNavigate } from "react-router";
import { LanguageSwitch } from "#entities/language/language-switch.tsx";
import { useApp } from "#features/feature.ts";
import { textInHash } from "#features/hash-text.ts";
import type words from "#locales/th/verify.json";
import { Button } from "#ui/button.tsx";
import { CertificateDrawing } from "#ui/drawings/certificate.tsx";
import { ScanQr } from "#entities/qr/scan-qr.tsx";
import { TaskFrame } from "#ui/task-frame.tsx";
import { paths } from "./paths.ts";
import { TypedCode } from "./typed-code.tsx";
import { useVerdict } from "./use-verdict.ts";
import { Verdict } from "./verdict.tsx";

declare module "#i18n/namespaces.ts" {
  interface Words {
    readonly verify: typeof words;
  }
}

type Step = "start" | "scan" | "type";

/** Whoever is shown a certificate finds out here whether it is real. A scanned link opens it with the answer. */
export const VerifyScreen = () => {
  const { t } = useTranslation("verify");
  const { account, home } = useApp();
  const { hash } = useLocation();
  const navigate = useNavigate();
  const [step, setStep] = useState<Step>("start");
  const text = textInHash(hash);
  const answer = useVerdict(text);
  const start = (): void => {
    setStep("scan");
    void navigate(paths.verify(), { replace: true });
  };
  const frame = {
    title: t(($) => $.title),
    back: step === "start" || text !== null ? { to: home } : { onBack: () => setStep("start") },
    end: account ? undefined : <LanguageSwitch />,
    usable: true,
  };

  if (text !== null) {
    return (
      <TaskFrame
        {...frame}
        busy={!answer}
        dock={
          <Button size="big" wide onPress={start}>
            {t(($) => $.another)}
          </Button>
        }
      >
        {answer ? <Verdict key={text} answer={answer} /> : <p className="soft">{t(($) => $.checking)}</p>}
      </TaskFrame>
    );
  }
  if (step === "type") return <TypedCode frame={frame} onScan={() => setStep("scan")} />;
  if (step === "scan") {
    return (
      <TaskFrame
        {...frame}
        title={t(($) => $.scanTitle)}
        dock={
          <Button kind="quiet" wide onPress={() => setStep("type")}>
            {t(($) => $.type)}
          </Button>
        }
      >
        {/* What was scanned takes the place of the link that a camera would have opened. */}
        <ScanQr onRead={(read) => void navigate(`${paths.verify()}#${encodeURIComponent(read)}`, { replace: true })} />
      </TaskFrame>
    );
  }
  return (
    <TaskFrame
      {...frame}
      dock={
        <>
          <Button size="big" wide onPress={() => setStep("scan")}>
            {t(($) => $.scan)}
          </Button>
          <Button kind="quiet" wide onPress={() => setStep("type")}>
            {t(($) => $.type)}
          </Button>
        </>
      }
    >
      <CertificateDrawing />
      <p>{t(($) => $.what)}</p>
    </TaskFrame>
  );
};
