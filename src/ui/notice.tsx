import type { ReactNode } from "react";
import { Icon, type IconName } from "./icon.tsx";
import { type StateKind, stateIcon } from "./state-chip.tsx";

type NoticeProps = {
  readonly state: StateKind;
  readonly title: string;
  readonly icon?: IconName;
  readonly children?: ReactNode;
};

/** What stands, the reason with its figure, the one next step. */
export const Notice = ({ state, title, icon, children }: NoticeProps) => (
  <section className={`notice ${state}`}>
    <Icon name={icon ?? stateIcon(state)} />
    <h2>{title}</h2>
    {children === undefined ? undefined : <div className="stack-tight">{children}</div>}
  </section>
);
