import { useState } from "react";

export interface Shown<Item> {
  readonly items: readonly Item[];
  /** How many the next press would add; 0 when all are shown. */
  readonly next: number;
  readonly showMore: () => void;
}

/** The beginning of a long list, longer with each press: five hundred rows at once would stop a cheap phone. */
export const useShown = <Item>(all: readonly Item[], first: number, step: number): Shown<Item> => {
  const [count, setCount] = useState(first);
  return {
    items: all.slice(0, count),
    next: Math.max(0, Math.min(step, all.length - count)),
    showMore: () => setCount(count + step),
  };
};
