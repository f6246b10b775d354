/** The app: who is signed in, their lock, and behind it their phone with the features' screens. */
import { lazy, Suspense, useMemo } from "react";
import { BrowserRouter, useLocation, useNavigate } from "react-router";
import { AppContext, type App as AppOffer } from "#features/feature.ts";
import { root } from "#features/route.ts";
import type { InstallOffer } from "#ui/install-offer.ts";
import { ErrorBoundary } from "./error-boundary.tsx";
import { featuresOutside } from "./features-outside.ts";
import { loadInside } from "./load-inside.ts";
import { LockGate } from "./lock/lock-gate.tsx";
import { bring } from "./missing-file.ts";
import { Broken, Stopped } from "./plain-screens.tsx";
import { Screens, screensOf } from "./screens.tsx";
import { SignedOutFrame } from "./signed-out-frame.tsx";
import type { UpdateOffer } from "./update-offer.ts";
import { useAccountOnPhone } from "./use-account-on-phone.ts";
import { waysOf } from "./visitors.ts";

interface AppProps {
  readonly update: UpdateOffer;
  readonly install: InstallOffer;
  /** Resolves once the first screen can be used: nothing else may compete with it before. */
  readonly usable: Promise<void>;
}

const screensOutside = screensOf(featuresOutside);
const ways = waysOf(featuresOutside);
const signIn = ways.signIn?.() ?? root();
const NO_KINDS = Promise.resolve({});
const Inside = lazy(async () => ({ default: await bring(loadInside) }));

export const App = (props: AppProps) => (
  <ErrorBoundary Fallback={Stopped}>
    <BrowserRouter>
      <Session {...props} />
    </BrowserRouter>
  </ErrorBoundary>
);

const Session = ({ update, install, usable }: AppProps) => {
  const { account, lock, lockActs, hasNewCode, signedIn, signOut, learn } = useAccountOnPhone(usable);
  const isSigningIn = useLocation().pathname === signIn;
  const navigate = useNavigate();

  const app = useMemo<AppOffer>(
    () => ({
      account,
      home: signIn,
      onSignedIn: (next) => {
        signedIn(next);
        void navigate(root(), { replace: true });
      },
      onSignOut: () => {
        signOut();
        void navigate(signIn, { replace: true });
      },
      onLock: lockActs.lock,
      onChangePin: lockActs.change,
      install,
      usable,
      panelsAt: () => [],
      ways,
      pageOf: () => undefined,
      kinds: () => NO_KINDS,
    }),
    [account, install, lockActs.change, lockActs.lock, navigate, signedIn, signOut, usable],
  );

  return (
    <AppContext value={app}>
      {account && lock.phase === "open" ? (
        <ErrorBoundary Fallback={Broken}>
          <Suspense>
            <Inside {...{ account, update }} sealing={lock.sealing} onLearn={learn} onTakenAway={lockActs.takeAway} />
          </Suspense>
        </ErrorBoundary>
      ) : (
        <SignedOutFrame update={update}>
          {account && !isSigningIn ? (
            <LockGate {...{ account, hasNewCode, usable }} state={lock} acts={lockActs} />
          ) : (
            <Screens screens={screensOutside} />
          )}
        </SignedOutFrame>
      )}
    </AppContext>
  );
};
