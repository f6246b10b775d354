import { useSyncExternalStore, type ReactNode } from "react";
import { FrameProvider } from "#ui/frame.tsx";
import { UpdatePrompt } from "#ui/update-prompt.tsx";
import type { UpdateOffer } from "./update-offer.ts";

interface SignedOutFrameProps {
  readonly update: UpdateOffer;
  readonly children: ReactNode;
}

/** Round what is shown before anybody's phone is open: no menu, nothing that waits. */
export const SignedOutFrame = ({ update, children }: SignedOutFrameProps) => (
  <FrameProvider fill={{ tabs: [], notice: <UpdateNotice update={update} /> }}>{children}</FrameProvider>
);

export const UpdateNotice = ({ update }: { readonly update: UpdateOffer }) => {
  const apply = useSyncExternalStore(update.subscribe, update.waiting);
  return apply ? <UpdatePrompt onUpdate={apply} onLater={update.putOff} /> : null;
};
