import { createElement, lazy, Suspense, useEffect, useState, type ComponentType, type FunctionComponent } from "react";
import { useApp } from "./feature.ts";

/** A panel that comes after the first screen: on a slow link it would stand in its way. */
export const laterPanel = (
  load: () => Promise<ComponentType>,
): FunctionComponent<{ readonly onReady?: () => void }> => {
  const Panel = lazy(async () => ({ default: await load() }));
  return ({ onReady }) => {
    const { usable } = useApp();
    const [isLater, setLater] = useState(false);
    useEffect(() => {
      onReady?.();
      void usable.then(() => setLater(true));
      // Ready once: a parent's new callback is no news.
      // oxlint-disable-next-line react/exhaustive-deps
    }, [usable]);
    return isLater ? createElement(Suspense, null, createElement(Panel)) : null;
  };
};
