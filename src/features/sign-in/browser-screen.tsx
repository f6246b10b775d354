import { useTranslation } from "react-i18next";
import { LanguageSwitch } from "#entities/language/language-switch.tsx";
import { Button } from "#ui/button.tsx";
import { WelcomeDrawing } from "#ui/drawings/welcome.tsx";
import { Notice } from "#ui/notice.tsx";
import { TaskFrame } from "#ui/task-frame.tsx";
import { outsideLine, type Unfit } from "./browser-fitness.ts";

/** Work saved in this browser could be lost, so nobody signs in here; the way out is shown instead. */
export const BrowserScreen = ({ unfit }: { readonly unfit: Unfit }) => {
  const { t } = useTranslation("sign-in");
  return (
    <TaskFrame
      title={t(($) => $.browser.title)}
      end={<LanguageSwitch />}
      usable
      dock={
        unfit === "line" ? (
          // A link of the router would stay inside the page.
          <Button size="big" wide onPress={() => location.assign(outsideLine(location))}>
            {t(($) => $.browser.line.open)}
          </Button>
        ) : undefined
      }
    >
      <WelcomeDrawing />
      <Notice state="needs-you" title={t(($) => $.browser[unfit].title)}>
        {t(($) => $.browser[unfit].body)}
      </Notice>
      {unfit === "line" ? <p className="soft">{t(($) => $.browser.line.byHand)}</p> : undefined}
    </TaskFrame>
  );
};
