/** The app: who is signed in, their phone, and the features' screens round it. */
import { useMemo } from "react";
import { BrowserRouter, useNavigate } from "react-router";
import { PhoneContext } from "#data/use-phone.ts";
import { AppContext, type App as AppOffer, type Feature, type PanelPlace, type Panels } from "#features/feature.ts";
import type { InstallOffer } from "#ui/install-offer.ts";
import { ErrorBoundary } from "./error-boundary.tsx";
import { features } from "./features.ts";
import { SignedInFrame, SignedOutFrame } from "./frame-fill.tsx";
import { PhoneGate } from "./phone-gate.tsx";
import { Stopped } from "./plain-screens.tsx";
import { Screens, screensOf } from "./screens.tsx";
import type { UpdateOffer } from "./update-offer.ts";
import { useAccountOnPhone } from "./use-account-on-phone.ts";

interface AppProps {
  readonly update: UpdateOffer;
  readonly install: InstallOffer;
  /** Resolves once the first screen shows real data: nothing else may compete with it before. */
  readonly usable: Promise<void>;
}

const screens = screensOf(features);

export const App = (props: AppProps) => (
  <ErrorBoundary Fallback={Stopped}>
    <BrowserRouter>
      <Session {...props} />
    </BrowserRouter>
  </ErrorBoundary>
);

const Session = ({ update, install, usable }: AppProps) => {
  const { account, phone, signedIn, signOut } = useAccountOnPhone(usable);
  const navigate = useNavigate();

  const app = useMemo<AppOffer>(
    () => ({
      account,
      onSignedIn: (next) => {
        signedIn(next);
        void navigate("/", { replace: true });
      },
      onSignOut: () => {
        signOut();
        void navigate("/sign-in", { replace: true });
      },
      install,
      usable,
      panelsAt: (place) => panelsAt(features, place),
    }),
    [account, install, navigate, signedIn, signOut, usable],
  );

  return (
    <AppContext value={app}>
      {phone ? (
        <PhoneContext value={phone}>
          <SignedInFrame features={features} update={update}>
            <PhoneGate>
              <Screens screens={screens} />
            </PhoneGate>
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
