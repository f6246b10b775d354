import { useState } from "react";
import { useNavigate } from "react-router";
import type { AnsweredEntry } from "#data/phone-database.ts";
import type { SaveError } from "#data/phone.ts";
import { usePhone } from "#data/use-phone.ts";
import type { Result } from "#domain/result.ts";
import { useOneAct } from "#ui/use-one-act.ts";
import { rememberDone, type Done } from "./just-done.ts";
import { paths } from "./paths.ts";

/** `notHere`: what the entry is about is no longer on this phone. */
export type EntryProblemType = SaveError["type"] | "notHere";

interface EntryAct {
  readonly isBusy: boolean;
  readonly problem: EntryProblemType | null;
  readonly act: (what: Done["what"], work: () => Promise<Result<void, { readonly type: EntryProblemType }>>) => void;
}

/**
 * Does something about an entry and goes back to the list, which says what was done. `steps`: how many steps of the
 * history lie between, so that Back does not lead to an entry that is dealt with.
 */
export const useEntryAct = (entry: AnsweredEntry, steps = 1): EntryAct => {
  const phone = usePhone();
  const navigate = useNavigate();
  const { isBusy, act } = useOneAct();
  const [problem, setProblem] = useState<EntryProblemType | null>(null);
  return {
    isBusy,
    problem,
    act: (what, work) =>
      void act(async () => {
        const done = await work();
        setProblem(done.ok ? null : done.error.type);
        if (done.ok) {
          rememberDone(phone, { what, entry });
          if (stepsBehind() >= steps) void navigate(-steps);
          else void navigate(paths.sending(), { replace: true });
        }
        return done.ok;
      }),
  };
};

/** How many screens of the app lie behind this one: react-router counts them in the history's own state. */
const stepsBehind = (): number => {
  const state: unknown = history.state;
  const index: unknown = typeof state === "object" && state !== null ? Reflect.get(state, "idx") : undefined;
  return typeof index === "number" ? index : 0;
};
