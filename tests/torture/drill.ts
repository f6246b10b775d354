/** What every drill of `npm run torture` is, and says. */

export interface Figures {
  /** Changes that the phones or the screens were told are safe. */
  readonly acknowledged: number;
  readonly lost: number;
  readonly double: number;
  /** Anything else that is wrong, in words. */
  readonly faults: readonly string[];
  /** What is worth knowing beside it. */
  readonly note?: string;
}

export interface Drill {
  readonly name: string;
  /** What one round is. */
  readonly what: string;
  readonly rounds: number;
  readonly run: (rounds: number) => Promise<Figures>;
}

export const sumOf = (all: readonly Figures[]): Figures => {
  const sum = (part: "acknowledged" | "lost" | "double"): number => all.reduce((total, one) => total + one[part], 0);
  const faults = all.flatMap((one) => one.faults);
  return { acknowledged: sum("acknowledged"), lost: sum("lost"), double: sum("double"), faults };
};

/** A drill in which nothing was acknowledged proves nothing. */
export const hasHeld = ({ acknowledged, lost, double, faults }: Figures): boolean =>
  acknowledged > 0 && lost === 0 && double === 0 && faults.length === 0;
