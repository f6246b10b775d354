import { useEffect } from "react";
import { useLocation, useNavigate } from "react-router";
import { useFrameFill } from "./frame.tsx";

interface TaskSteps {
  /** The `state` of every link onwards in the task: it counts the steps that lie between it and the home screen. */
  readonly onwards: unknown;
  /** The `state` of a screen that takes the place of this one. */
  readonly here: unknown;
  /** Leaves the finished task, so that the phone's Back does not lead into it again. */
  readonly leave: () => void;
}

/** How far a task has come from home. One that began elsewhere, such as on a person's page, does not count. */
export const useTaskSteps = (): TaskSteps => {
  const { pathname, state } = useLocation() as { readonly pathname: string; readonly state: unknown }; // any, in react-router
  const navigate = useNavigate();
  const { home } = useFrameFill();
  const steps = pathname === home ? 0 : stepsIn(state);
  return {
    onwards: steps === undefined ? undefined : { stepsFromHome: steps + 1 },
    here: steps === undefined ? undefined : { stepsFromHome: steps },
    leave: () => void (steps === undefined || steps === 0 ? navigate(home, { replace: true }) : navigate(-steps)),
  };
};

/** On the last screen of a task: the phone's Back ends it, and asks none of its questions (below `path`) again. */
export const useBackEndsTask = (path: string): void => {
  const { home } = useFrameFill();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  useEffect(() => {
    const onBack = (): void => {
      const landed = location.pathname;
      if (landed === pathname || (landed !== path && !landed.startsWith(`${path}/`))) return;
      // The place of react-router's own `state` in the history.
      const { usr } = (history.state ?? {}) as { readonly usr?: unknown };
      const steps = stepsIn(usr);
      void (steps === undefined || steps === 0 ? navigate(home, { replace: true }) : navigate(-steps));
    };
    addEventListener("popstate", onBack);
    // React-router hears of it first, and this screen is gone by the time that this listener is called.
    return () => void setTimeout(() => removeEventListener("popstate", onBack));
  }, [home, navigate, path, pathname]);
};

const stepsIn = (state: unknown): number | undefined =>
  typeof state === "object" && state !== null && "stepsFromHome" in state && typeof state.stepsFromHome === "number"
    ? state.stepsFromHome
    : undefined;
