import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation, useNavigate } from "react-router";
import { useApp } from "#features/feature.ts";
import type words from "#locales/th/sign-in.json";
import { WelcomeDrawing } from "#ui/drawings/welcome.tsx";
import { TaskFrame } from "#ui/task-frame.tsx";
import { AlreadyScreen } from "./already-screen.tsx";
import { unfitnessOf, type Unfit } from "./browser-fitness.ts";
import { BrowserScreen } from "./browser-screen.tsx";
import { CodeScreen } from "./code-screen.tsx";
import { paths } from "./paths.ts";
import { useLinkCode } from "./use-link-code.ts";
import { useSignIn } from "./use-sign-in.ts";
import { WaitingScreen } from "./waiting-screen.tsx";
import { Welcome } from "./welcome.tsx";

declare module "#i18n/namespaces.ts" {
  interface Words {
    readonly "sign-in": typeof words;
  }
}

const codeStep = { to: paths.signIn(), state: { step: "code" } } as const;

/** The way in: by a link, or by typing the code. Needs the server once; never again on this phone. */
export const SignInScreen = () => {
  const [unfit] = useState<Unfit | null>(() => unfitnessOf(window));
  // A link that was opened where nobody should sign in keeps its code: the way out takes it along.
  return unfit ? <BrowserScreen unfit={unfit} /> : <WayIn />;
};

const WayIn = () => {
  const { account } = useApp();
  const linkCode = useLinkCode();
  const { attempt, waiting, enter, stopWaiting } = useSignIn();
  const navigate = useNavigate();
  const isCodeStep = useIsCodeStep();

  const typeCode = (): void => void navigate(codeStep.to, { replace: true, state: codeStep.state });
  const enterByLink = async (code: string): Promise<void> => {
    if (!(await enter(code))) typeCode();
  };
  useEffect(() => {
    if (linkCode !== null && !account) void enterByLink(linkCode);
    // Each link is tried once, and a change of account is no reason to try it again.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [linkCode]);

  if (waiting) {
    return (
      <WaitingScreen
        waiting={waiting}
        attempt={attempt}
        // As a link does: where it leads nowhere any more, the code has to be typed.
        onAskAgain={() => void enterByLink(waiting.ticket)}
        onOtherCode={() => {
          stopWaiting();
          typeCode();
        }}
      />
    );
  }
  if (isCodeStep) return <CodeScreen back={paths.signIn()} attempt={attempt} onEnter={(code) => void enter(code)} />;
  if (attempt.phase === "entering") return <Entering />;
  if (account) {
    return (
      <AlreadyScreen
        account={account}
        codeStep={codeStep}
        {...(linkCode !== null && { onEnterByLink: () => void enterByLink(linkCode) })}
      />
    );
  }
  return <Welcome next={codeStep} />;
};

/** In the browser's history, so that its own Back leads from the code to the welcome. */
const useIsCodeStep = (): boolean => {
  const { state } = useLocation() as { readonly state: unknown }; // any, in react-router
  return typeof state === "object" && state !== null && "step" in state && state.step === "code";
};

const Entering = () => {
  const { t } = useTranslation("sign-in");
  return (
    <TaskFrame title={t(($) => $.link.title)}>
      <WelcomeDrawing />
      <output className="soft">{t(($) => $.link.body)}</output>
    </TaskFrame>
  );
};
