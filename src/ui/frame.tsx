import { createContext, type ReactNode, useContext, useSyncExternalStore } from "react";
import type { Drawn } from "./icon.tsx";

/** `label` may hold "|" where it may break on a narrow tab. */
export type PlaceTab = {
  readonly to: string;
  readonly icon: Drawn;
  readonly label: string;
  /** How many things wait for the person there, with its own spoken words. */
  readonly badge?: ReactNode;
};

/** What the app puts round every screen. The screens themselves never know the other places. */
export type FrameFill = {
  /** Where a task ends: where this person's day begins. */
  readonly home: string;
  readonly tabs: readonly PlaceTab[];
  readonly chip?: ReactNode;
  readonly strip?: ReactNode;
  /** Who is signed in; at the foot of the rail on wide screens. */
  readonly who?: ReactNode;
  /** An offer, such as a new version. Shown in places only: it must never interrupt a task. */
  readonly notice?: ReactNode;
  readonly toast?: ReactNode;
};

const FrameContext = createContext<FrameFill>({ home: "", tabs: [] });

export const FrameProvider = ({ fill, children }: { readonly fill: FrameFill; readonly children: ReactNode }) => (
  <FrameContext value={fill}>{children}</FrameContext>
);

export const useFrameFill = (): FrameFill => useContext(FrameContext);

const wide = "(min-width: 64rem)";

/** Whether there is room for words on the side instead of tabs. */
export const useWideScreen = (): boolean => useSyncExternalStore(watchWidth, () => matchMedia(wide).matches);

const watchWidth = (onChange: () => void) => {
  const query = matchMedia(wide);
  query.addEventListener("change", onChange);
  return () => query.removeEventListener("change", onChange);
};
