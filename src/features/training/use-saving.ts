import { useState } from "react";
import type { Save } from "#data/saving.ts";
import { usePhone } from "#data/use-phone.ts";
import type { SaveProblemType } from "#ui/save-problem.tsx";

/** A change before it is saved. */
export type Draft = Parameters<Save>[0][number];

export interface Saving {
  readonly problem: SaveProblemType | null;
  /** Says whether it is on the phone. */
  readonly save: (drafts: readonly Draft[]) => Promise<boolean>;
}

export const useSaving = (): Saving => {
  const phone = usePhone();
  const [problem, setProblem] = useState<SaveProblemType | null>(null);
  const save = async (drafts: readonly Draft[]): Promise<boolean> => {
    const saved = await phone.save(drafts);
    setProblem(saved.ok ? null : saved.error.type);
    return saved.ok;
  };
  return { problem, save };
};
