import { useEffect, useState } from "react";
import type { OverviewError } from "#data/coordinator-request.ts";
import { renewOverview, useKeptOverview, type Overview } from "#data/overview.ts";
import { toServer } from "#data/to-server.ts";
import { usePhone } from "#data/use-phone.ts";
import type { Result } from "#domain/result.ts";

export interface AreaFigures {
  /** The newest that this phone has; null when it has none, undefined while it looks. */
  readonly overview: Overview | null | undefined;
  readonly isRenewing: boolean;
  /** Why the last look at the server brought nothing newer. */
  readonly trouble: OverviewError | null;
  readonly renew: () => void;
}

interface Look {
  readonly area: string;
  readonly turn: number;
  readonly result: Result<Overview, OverviewError>;
}

/** The figures of an area: at once as they were kept, then as the server has them. One look per visit, no polling. */
export const useOverview = (area: string): AreaFigures => {
  const { database } = usePhone();
  const kept = useKeptOverview(area);
  const [turn, setTurn] = useState(0);
  const [look, setLook] = useState<Look | null>(null);

  useEffect(() => {
    let isWanted = true;
    const renew = async (): Promise<void> => {
      const result = await renewOverview({ fetchFrom: toServer, database }, area);
      if (isWanted) setLook({ area, turn, result });
    };
    void renew();
    return () => {
      isWanted = false;
    };
  }, [area, turn, database]);

  const last = look?.area === area ? look : null;
  return {
    overview: last?.result.ok === true ? last.result.value : kept,
    isRenewing: last?.turn !== turn,
    trouble: last?.turn !== turn || last.result.ok ? null : last.result.error,
    renew: () => setTurn(turn + 1),
  };
};
