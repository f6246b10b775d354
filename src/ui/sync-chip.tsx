import type { ReactNode } from "react";
import { Link } from "react-router";
import { Icon, type IconName } from "./icon.tsx";

type SyncChipProps = {
  readonly state: "waiting" | "sending" | "sent" | "needs-you" | "no-signal";
  readonly to: string;
  readonly children: ReactNode;
};

/** What waits, always in the same corner and always in words. */
export const SyncChip = ({ state, to, children }: SyncChipProps) => (
  <Link className="sync" to={to} data-state={state}>
    <span>
      <Icon name={state} />
      <span>{children}</span>
    </span>
  </Link>
);

/** A calm line under the bar: something is so, and work goes on. */
export const Strip = ({ icon, children }: { readonly icon: IconName; readonly children: ReactNode }) => (
  <output className="strip">
    <Icon name={icon} />
    <span>{children}</span>
  </output>
);
