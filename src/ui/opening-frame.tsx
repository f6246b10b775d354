import type { ComponentProps } from "react";
import { TaskFrame } from "./task-frame.tsx";

type OpeningFrameProps = Pick<ComponentProps<typeof TaskFrame>, "title" | "back" | "step">;

/** A task while its data is read: its bar and its way back are there at once, and nothing in it moves later. */
export const OpeningFrame = (props: OpeningFrameProps) => (
  <TaskFrame {...props} busy>
    {undefined}
  </TaskFrame>
);
