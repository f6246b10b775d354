import type { ReactNode } from "react";
import { iconShapes } from "./icon-shapes.ts";

/** Icons whose shape itself tells a state, so that colour is never needed to tell them apart. */
const stateShapes = {
  waiting: (
    <>
      <circle className="dashes" cx="12" cy="12" r="9" />
      <path d="M12 15.5v-7M9 11.5l3-3 3 3" />
    </>
  ),
  sent: (
    <>
      <circle className="solid" cx="12" cy="12" r="9" />
      <path className="cut" d="M7.8 12.3l2.9 2.9 5.5-5.9" />
    </>
  ),
  "needs-you": <path d="M12 2.5 21.5 12 12 21.5 2.5 12zM12 7.8v5M12 16v.2" />,
  urgent: (
    <>
      <path className="solid" d="M8 2.5h8L21.5 8v8L16 21.5H8L2.5 16V8z" />
      <path className="cut" d="M12 7v6M12 16.6v.2" />
    </>
  ),
} as const satisfies Record<string, ReactNode>;

type StateIcon = keyof typeof stateShapes;
export type IconName = keyof typeof iconShapes | StateIcon;

/** A line icon that one feature brings: one path on a 24 grid. */
export interface IconShape {
  readonly path: string;
}
export type Drawn = IconName | IconShape;

const isStateIcon = (name: IconName): name is StateIcon => name in stateShapes;

export type IconProps = { readonly name: Drawn; readonly size?: "normal" | "big" | "huge" };

/** A drawing for the eye only: the word beside it speaks. */
export const Icon = ({ name, size = "normal" }: IconProps) => (
  <svg className={size === "normal" ? "icon" : `icon icon-${size}`} viewBox="0 0 24 24" aria-hidden="true">
    {shapeOf(name)}
  </svg>
);

const shapeOf = (name: Drawn): ReactNode => {
  if (typeof name === "object") return <path d={name.path} />;
  return isStateIcon(name) ? stateShapes[name] : <path d={iconShapes[name]} />;
};
