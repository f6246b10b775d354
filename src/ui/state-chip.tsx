import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { Icon, type IconName } from "./icon.tsx";

export type StateKind = "waiting" | "sending" | "sent" | "needs-you" | "urgent" | "calm";

/** The shape of each state; its word is always beside it. */
export const stateIcon = (state: StateKind): IconName => (state === "calm" ? "clock" : state);

type StateChipProps = {
  readonly state: StateKind;
  /** Another shape for a calm state, such as a calendar. */
  readonly icon?: IconName;
  /** Without the pill, inside a line of text. */
  readonly bare?: boolean;
  readonly children: ReactNode;
};

export const StateChip = ({ state, icon, bare = false, children }: StateChipProps) => (
  <span className={classNames("state", state, bare ? "state-bare" : "state-chip")}>
    <Icon name={icon ?? stateIcon(state)} />
    <span>{children}</span>
  </span>
);

/** The shape alone, where the word already stands in the text beside it. */
export const StateMark = ({
  state,
  size = "normal",
}: {
  readonly state: StateKind;
  readonly size?: "normal" | "big";
}) => (
  <span className={`state state-bare ${state}`}>
    <Icon name={stateIcon(state)} size={size} />
  </span>
);
