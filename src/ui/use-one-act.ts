import { useRef, useState } from "react";

export interface OneAct {
  readonly isBusy: boolean;
  /** Does the work unless another is under way. `true` means that the person is leaving: nothing may be done after it. */
  readonly act: (work: () => Promise<boolean>) => Promise<void>;
}

/** Two taps on a slow phone are one act. It stays shut after a success, because the way to the next screen takes time. */
export const useOneAct = (): OneAct => {
  const isShut = useRef(false);
  const [isBusy, setBusy] = useState(false);
  const act = async (work: () => Promise<boolean>): Promise<void> => {
    if (isShut.current) return;
    isShut.current = true;
    setBusy(true);
    let isLeaving = false;
    try {
      isLeaving = await work();
    } finally {
      isShut.current = isLeaving;
      setBusy(isLeaving);
    }
  };
  return { isBusy, act };
};
