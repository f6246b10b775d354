import { useEffect, useState, useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import { useApp } from "#features/feature.ts";
import { useFormats } from "#i18n/use-formats.ts";
import { Button } from "#ui/button.tsx";
import { Card, Section } from "#ui/section.tsx";
import { StateChip } from "#ui/state-chip.tsx";
import { askToKeep, readStorage, type StorageFacts } from "./storage-facts.ts";

/** Whether the app stays on this phone: the browser's promise, the space, the home screen. */
export const PhoneCard = () => {
  const { t } = useTranslation("me");
  return (
    <Section title={t(($) => $.phone.title)}>
      <Card>
        <KeptData />
        <Install />
      </Card>
    </Section>
  );
};

const KeptData = () => {
  const { t } = useTranslation("me");
  const size = useSize();
  const [facts, setFacts] = useState<StorageFacts>();
  const [isRefused, setRefused] = useState(false);
  useEffect(() => {
    const read = async (): Promise<void> => setFacts(await readStorage(navigator.storage));
    void read();
  }, []);
  if (!facts) return undefined;
  const ask = async (): Promise<void> => {
    setRefused(!(await askToKeep(navigator.storage)));
    setFacts(await readStorage(navigator.storage));
  };
  return (
    <div className="stack-tight">
      {facts.isKept ? (
        <StateChip state="sent" bare>
          {t(($) => $.phone.kept)}
        </StateChip>
      ) : (
        <>
          <p>{t(($) => $.phone.notKept)}</p>
          {isRefused ? (
            <p className="small" role="alert">
              {t(($) => $.phone.keepRefused)}
            </p>
          ) : undefined}
          {facts.canAsk && (
            <div>
              <Button kind="quiet" icon="keep" onPress={() => void ask()}>
                {t(($) => $.phone.askKeep)}
              </Button>
            </div>
          )}
        </>
      )}
      {facts.space ? (
        <p className="small soft">
          {t(($) => $.phone.space, { used: size(facts.space.used), free: size(facts.space.free) })}
        </p>
      ) : undefined}
    </div>
  );
};

const Install = () => {
  const { t } = useTranslation("me");
  const { install } = useApp();
  const state = useSyncExternalStore(install.subscribe, install.state);
  if (state === "installed") {
    return (
      <StateChip state="sent" bare>
        {t(($) => $.phone.installed)}
      </StateChip>
    );
  }
  if (state === "by-hand") return <p className="small">{t(($) => $.phone.installByHand)}</p>;
  return (
    <div className="stack-tight">
      <p className="small soft">{t(($) => $.phone.installWhy)}</p>
      <Button kind="quiet" wide icon="phone" onPress={install.ask}>
        {t(($) => $.phone.install)}
      </Button>
    </div>
  );
};

/** Bytes in the unit that people know from their phone's settings. */
const useSize = (): ((bytes: number) => string) => {
  const { t } = useTranslation("me");
  const formats = useFormats();
  return (bytes) => {
    const megabytes = bytes / 1_000_000;
    return megabytes < 1000
      ? t(($) => $.phone.megabytes, { number: formats.number(Math.round(megabytes * 10) / 10) })
      : t(($) => $.phone.gigabytes, { number: formats.number(Math.round(megabytes / 100) / 10) });
  };
};
