import { useSyncExternalStore, type ReactNode } from "react";
import { useApp } from "#features/feature.ts";
import { FrameProvider } from "#ui/frame.tsx";
import { UpdateFailed, UpdatePrompt } from "#ui/update-prompt.tsx";
import type { UpdateOffer } from "./update-offer.ts";

interface SignedOutFrameProps {
  readonly update: UpdateOffer;
  readonly children: ReactNode;
}

/** Round what is shown before anybody's phone is open: no menu, nothing that waits. */
export const SignedOutFrame = ({ update, children }: SignedOutFrameProps) => (
  <FrameProvider fill={{ home: useApp().home, tabs: [], notice: <UpdateNotice update={update} /> }}>
    {children}
  </FrameProvider>
);

export const UpdateNotice = ({ update }: { readonly update: UpdateOffer }) => {
  const apply = useSyncExternalStore(update.subscribe, update.waiting);
  const hasFailed = useSyncExternalStore(update.subscribe, update.hasFailed);
  if (apply) return <UpdatePrompt onUpdate={apply} onLater={update.putOff} />;
  return hasFailed ? <UpdateFailed onClose={update.putOff} /> : null;
};
