import { useEffect, useState } from "react";
import type { OverviewError } from "#data/coordinator-request.ts";
import { renewQueue, useKeptQueue, type ReviewQueue } from "#data/review-queue.ts";
import { toServer } from "#data/to-server.ts";
import { usePhone } from "#data/use-phone.ts";
import type { Result } from "#domain/result.ts";

export interface ReviewsNow {
  /** The newest that this phone has; null when it has none, undefined while it looks. */
  readonly queue: ReviewQueue | null | undefined;
  readonly isRenewing: boolean;
  readonly trouble: OverviewError | null;
  readonly renew: () => void;
}

interface Look {
  readonly area: string;
  readonly turn: number;
  readonly result: Result<ReviewQueue, OverviewError>;
}

/** The list at once as it was kept, then as the server has it. One look per visit and after each decision. */
export const useReviewQueue = (area: string): ReviewsNow => {
  const { database } = usePhone();
  const kept = useKeptQueue(area);
  const [turn, setTurn] = useState(0);
  const [look, setLook] = useState<Look | null>(null);

  useEffect(() => {
    let isWanted = true;
    const renew = async (): Promise<void> => {
      const result = await renewQueue({ fetchFrom: toServer, database }, area);
      if (isWanted) setLook({ area, turn, result });
    };
    void renew();
    return () => {
      isWanted = false;
    };
  }, [area, turn, database]);

  const last = look?.area === area ? look : null;
  return {
    queue: last?.result.ok === true ? last.result.value : kept,
    isRenewing: last?.turn !== turn,
    trouble: last?.turn !== turn || last.result.ok ? null : last.result.error,
    renew: () => setTurn((now) => now + 1),
  };
};
