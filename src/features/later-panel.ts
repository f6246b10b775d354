import { createElement, lazy, Suspense, useEffect, useState, type ComponentType, type FunctionComponent } from "react";
import { useApp } from "./feature.ts";

/** A panel that comes after the first screen: on a slow link it would stand in its way. */
export const laterPanel = <P extends object>(
  load: () => Promise<ComponentType<P>>,
): FunctionComponent<P & { readonly onReady?: () => void }> => {
  const Panel: FunctionComponent<P> = lazy(async () => ({ default: await load() }));
  return (props) => {
    const { onReady } = props;
    const { usable } = useApp();
    const [isLater, setLater] = useState(false);
    useEffect(() => {
      onReady?.();
      void usable.then(() => setLater(true));
      // Ready once: a parent's new callback is no news.
      // oxlint-disable-next-line react/exhaustive-deps
    }, [usable]);
    return isLater ? createElement(Suspense, null, createElement(Panel, props)) : null;
  };
};
