import { lazy, Suspense, useEffect, useState } from "react";
import { useApp } from "#features/feature.ts";
import { loadWords } from "#i18n/words.ts";

const TodayPanel = lazy(async () => {
  const [panel] = await Promise.all([import("./today-panel.tsx"), loadWords("me")]);
  return { default: panel.TodayPanel };
});

/** Notices come after the first screen: on a slow link they would stand in its way. */
export const LaterPanel = ({ onReady }: { readonly onReady: () => void }) => {
  const { usable } = useApp();
  const [isLater, setLater] = useState(false);
  useEffect(() => {
    onReady();
    void usable.then(() => setLater(true));
    // Ready once: a parent's new callback is no news.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [usable]);
  return isLater ? (
    <Suspense>
      <TodayPanel />
    </Suspense>
  ) : null;
};
