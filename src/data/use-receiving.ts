/** Whether a long download is under way: the first one of a phone, or a new village. */
import { useLastExchange, useSender } from "./use-phone.ts";

/** `done`: 0–1, never falls; null while nobody knows how much there is. Null: nothing that is worth a word. */
export const useReceiving = (): { readonly done: number | null } | null => {
  const sender = useSender();
  const last = useLastExchange();
  if (sender.phase !== "sending") return null;
  if (sender.progress) return { done: sender.progress.done };
  return last === null ? { done: null } : null;
};
