import { usePhone } from "#data/use-phone.ts";
import { useAccount } from "#features/feature.ts";
import type { Caller } from "./card-acts.ts";

/** Whoever calls the roll on this phone, at this moment. */
export const useCaller = (): (() => Caller) => {
  const phone = usePhone();
  const { userId, name } = useAccount();
  return () => ({ by: userId, byName: name, at: phone.now().toISOString(), newId: phone.newId });
};
