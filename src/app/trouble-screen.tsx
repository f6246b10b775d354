import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { usePhoneHealth } from "#data/use-phone.ts";
import type words from "#locales/th/trouble.json";
import { Button } from "#ui/button.tsx";
import { Notice } from "#ui/notice.tsx";
import { TaskFrame } from "#ui/task-frame.tsx";

declare module "#i18n/namespaces.ts" {
  interface Words {
    readonly trouble: typeof words;
  }
}

type Trouble = Extract<ReturnType<typeof usePhoneHealth>, { readonly state: "trouble" }>;

/** What happened to the phone's storage, what is safe, and what to try. */
export const TroubleScreen = ({ why, onRetry }: Pick<Trouble, "why"> & { readonly onRetry: () => Promise<void> }) => {
  const { t } = useTranslation("trouble");
  const [isTrying, setTrying] = useState(false);
  const retry = async (): Promise<void> => {
    setTrying(true);
    await onRetry();
    setTrying(false);
  };
  return (
    <TaskFrame
      title={t(($) => $.title)}
      usable
      dock={
        <>
          <Button size="big" wide busy={isTrying} onPress={() => void retry()}>
            {t(($) => $.retry)}
          </Button>
          <Button kind="plain" wide onPress={() => location.reload()}>
            {t(($) => $.reload)}
          </Button>
        </>
      }
    >
      <p>{t(($) => $.why[why])}</p>
      <p>{t(($) => $.step[why])}</p>
      <Notice state="calm" icon="shield" title={t(($) => $.safeTitle)}>
        <p>{t(($) => $.safe)}</p>
      </Notice>
      <p className="small soft">{t(($) => $.call)}</p>
    </TaskFrame>
  );
};
