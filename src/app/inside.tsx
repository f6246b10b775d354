/**
 * All that stands behind the lock, in files of its own: they come in while somebody types their PIN, and the first screen
 * does not wait for them.
 */
import { useEffect, useMemo } from "react";
import type { Account } from "#data/account.ts";
import type { Sealing } from "#data/phone-database.ts";
import { PhoneContext } from "#data/use-phone.ts";
import { AppContext, useApp, type Feature, type PanelPlace, type Panels, type Kinds } from "#features/feature.ts";
import { features } from "./features.ts";
import { SignedInFrame } from "./frame-fill.tsx";
import { PhoneGate } from "./phone-gate.tsx";
import { Screens, screensOf } from "./screens.tsx";
import { isStaff, keepStaffFiles } from "./staff-files.ts";
import type { UpdateOffer } from "./update-offer.ts";
import { homeOf, waysOf } from "./visitors.ts";
import { useOpenPhone } from "./use-open-phone.ts";

interface InsideProps {
  readonly account: Account;
  readonly sealing: Sealing;
  readonly update: UpdateOffer;
  readonly onLearn: (account: Account) => void;
  /** The server says that this phone was taken away. */
  readonly onTakenAway: () => Promise<void>;
}

const screens = screensOf(features);

export const Inside = ({ account, sealing, update, onLearn, onTakenAway }: InsideProps) => {
  const app = useApp();
  const phone = useOpenPhone(account, sealing, app.usable, onLearn);
  const { sender } = phone;
  useEffect(
    () =>
      sender.subscribe(() => {
        const state = sender.state();
        if (state.phase === "failed" && state.error.type === "revoked") void onTakenAway();
      }),
    [sender, onTakenAway],
  );
  const needsStaffFiles = isStaff(account);
  useEffect(() => {
    if (needsStaffFiles) void app.usable.then(keepStaffFiles);
  }, [app.usable, needsStaffFiles]);
  const offer = useMemo(
    () => ({
      ...app,
      ...offers,
      home: homeOf(features, app.account) ?? app.home,
      kinds: () => kindsOn(needsStaffFiles),
    }),
    [app, needsStaffFiles],
  );
  return (
    <AppContext value={offer}>
      <PhoneContext value={phone}>
        <SignedInFrame features={features} update={update}>
          <PhoneGate>
            <Screens screens={screens} />
          </PhoneGate>
        </SignedInFrame>
      </PhoneContext>
    </AppContext>
  );
};

const offers = {
  panelsAt: <P extends PanelPlace>(place: P): { readonly id: string; readonly Panel: Panels[P] }[] =>
    features.flatMap(({ id, panels }) => {
      const Panel = panels?.[place];
      return Panel ? [{ id, Panel }] : [];
    }),
  ways: waysOf(features),
  pageOf: (kind: string, id: string) => pages[kind]?.(id),
};

const pages: NonNullable<Feature["pages"]> = Object.assign({}, ...features.map((feature) => feature.pages));

/** A volunteer's phone does not keep what only staff opens, and has no records of it. */
const kindsOn = (hasStaffFiles: boolean): Promise<Kinds> => {
  const known = kinds.get(hasStaffFiles) ?? bringKinds(hasStaffFiles ? features : features.filter(isForVolunteers));
  kinds.set(hasStaffFiles, known);
  return known;
};

const kinds = new Map<boolean, Promise<Kinds>>();
/** What has no screens of its own stands on those of others, and so with everybody. */
const isForVolunteers = ({ routes }: Feature): boolean =>
  routes.length === 0 ||
  routes.some(({ for: visitor }) => typeof visitor === "string" || visitor.includes("volunteer"));

const bringKinds = async (some: readonly Feature[]): Promise<Kinds> =>
  Object.assign({}, ...(await Promise.all(some.map(async (feature) => feature.kinds?.()))));
