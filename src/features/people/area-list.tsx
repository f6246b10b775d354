import { useEffect, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { AreaError } from "#data/area-files.ts";
import type { Result } from "#domain/result.ts";
import { Button } from "#ui/button.tsx";
import { NoSignalDrawing } from "#ui/drawings/no-signal.tsx";
import { Empty } from "#ui/empty.tsx";

interface AreaListProps {
  readonly isReady: boolean;
  /** On a signal that brings nothing, the rest of the form must not wait for it. */
  readonly onSkip: () => void;
  readonly options: readonly { readonly key: string; readonly words: ReactNode; readonly onChoose: () => void }[];
}

export const AreaList = ({ isReady, onSkip, options }: AreaListProps) => {
  const { t } = useTranslation("people");
  if (!isReady) {
    return (
      <>
        <output className="soft">{t(($) => $.address.loading)}</output>
        <Button kind="quiet" wide onPress={onSkip}>
          {t(($) => $.address.skip)}
        </Button>
      </>
    );
  }
  if (options.length === 0) return <output>{t(($) => $.address.none)}</output>;
  return (
    <ul className="stack">
      {options.map(({ key, words, onChoose }) => (
        <li key={key}>
          <Button kind="quiet" wide onPress={onChoose}>
            {words}
          </Button>
        </li>
      ))}
    </ul>
  );
};

interface NotHereProps {
  readonly body?: string | undefined;
  readonly onRetry: () => void;
  readonly onSkip: () => void;
}

export const NotHere = ({ body, onRetry, onSkip }: NotHereProps) => {
  const { t } = useTranslation("people");
  return (
    <>
      <Empty drawing={<NoSignalDrawing />} title={t(($) => $.address.notHereTitle)}>
        {body ?? t(($) => $.address.notHereBody)}
      </Empty>
      <Button wide onPress={onSkip}>
        {t(($) => $.address.skip)}
      </Button>
      <Button kind="quiet" wide onPress={onRetry}>
        {t(($) => $.address.retry)}
      </Button>
    </>
  );
};

interface Areas<T> {
  /** Undefined while it is being read. */
  readonly loaded: Result<T, AreaError> | undefined;
  readonly retry: () => void;
}

export const useAreas = <T,>(name: string, load: () => Promise<Result<T, AreaError>>): Areas<T> => {
  const [loaded, setLoaded] = useState<Result<T, AreaError>>();
  const [tries, setTries] = useState(0);
  useEffect(() => {
    let isStale = false;
    const read = async (): Promise<void> => {
      const result = await load();
      if (!isStale) setLoaded(result);
    };
    void read();
    return () => {
      isStale = true;
    };
    // What is loaded depends on the name alone.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [name, tries]);
  return { loaded, retry: () => setTries(tries + 1) };
};
