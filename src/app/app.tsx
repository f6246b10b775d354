/** The app: who is signed in, their phone, and the features' screens round it. */
import { useEffect, useMemo, useState } from "react";
import { BrowserRouter, useNavigate } from "react-router";
import { currentAccount, signOut, type Account } from "#data/account.ts";
import { PhoneContext } from "#data/use-phone.ts";
import { AppContext, type App as AppOffer, type Feature, type PanelPlace, type Panels } from "#features/feature.ts";
import type { InstallOffer } from "#ui/install-offer.ts";
import { followBrowser, openBrowserPhone } from "./browser-phone.ts";
import { features } from "./features.ts";
import { SignedInFrame, SignedOutFrame } from "./frame-fill.tsx";
import { Screens, screensOf } from "./screens.tsx";
import type { UpdateOffer } from "./update-offer.ts";

interface AppProps {
  readonly update: UpdateOffer;
  readonly install: InstallOffer;
  /** Resolves once the first screen shows real data: nothing else may compete with it before. */
  readonly usable: Promise<void>;
}

const screens = screensOf(features);

export const App = (props: AppProps) => (
  <BrowserRouter>
    <Session {...props} />
  </BrowserRouter>
);

const Session = ({ update, install, usable }: AppProps) => {
  const [account, setAccount] = useState<Account | null>(() => currentAccount(localStorage));
  const phone = useMemo(() => (account ? openBrowserPhone(account) : null), [account]);
  const navigate = useNavigate();

  useEffect(() => {
    if (!phone) return undefined;
    void usable.then(() => phone.sender.wake());
    return followBrowser(phone);
  }, [phone, usable]);

  const app = useMemo<AppOffer>(
    () => ({
      account,
      onSignedIn: (next) => {
        setAccount(next);
        void navigate("/", { replace: true });
      },
      onSignOut: () => {
        void signOut({ fetchFrom: (...request) => fetch(...request), storage: localStorage });
        setAccount(null);
        void navigate("/sign-in", { replace: true });
      },
      install,
      panelsAt: (place) => panelsAt(features, place),
    }),
    [account, install, navigate],
  );

  return (
    <AppContext value={app}>
      {phone ? (
        <PhoneContext value={phone}>
          <SignedInFrame features={features} update={update}>
            <Screens screens={screens} />
          </SignedInFrame>
        </PhoneContext>
      ) : (
        <SignedOutFrame update={update}>
          <Screens screens={screens} />
        </SignedOutFrame>
      )}
    </AppContext>
  );
};

const panelsAt = <P extends PanelPlace>(
  all: readonly Feature[],
  place: P,
): { readonly id: string; readonly Panel: Panels[P] }[] =>
  all.flatMap(({ id, panels }) => {
    const Panel = panels?.[place];
    return Panel ? [{ id, Panel }] : [];
  });
