/**
 * What a feature is: a folder that says which screens it has, where it stands in the menu, and which panels it adds to
 * other places. Features never import each other; the app reads these declarations (src/app/features.ts).
 */
import type { TFunction } from "i18next";
import { createContext, useContext, type ComponentType } from "react";
import type { Account } from "#data/account.ts";
import type { Role } from "#domain/roles.ts";
import type { IconName } from "#ui/icon.tsx";
import type { InstallOffer } from "#ui/install-offer.ts";

/** Who may open a screen. The server decides for itself; this only spares people a screen that would stay empty. */
export type Visitor = "anyone" | "signedIn" | readonly Role[];

export interface FeatureRoute {
  readonly path: string;
  readonly for: Visitor;
  /** Brings the screen's code and words; a screen of the first moment is there already. */
  readonly load: () => Promise<ComponentType>;
  /** The day's first screen only: comes with these declarations, nothing more to wait for. */
  readonly screen?: ComponentType;
}

/** Places in other features' screens. Each panel loads what it needs by itself. */
export interface Panels {
  /** On the today screen, under the target. `onReady` once real data shows. */
  readonly today: ComponentType<{ readonly onReady: () => void }>;
  /** On a person's page. */
  readonly citizen: ComponentType<{ readonly citizenId: string }>;
}
export type PanelPlace = keyof Panels;

export interface Feature {
  readonly id: string;
  readonly routes: readonly FeatureRoute[];
  /** A place in the main menu; `order` from left to right. The first that is somebody's is where their day begins. */
  readonly tab?: {
    readonly order: number;
    readonly to: string;
    readonly icon: IconName;
    readonly for: Visitor;
    readonly label: (t: TFunction) => string;
    /** How many things wait there; nothing when none do. */
    readonly Badge?: ComponentType;
  };
  readonly panels?: Partial<Panels>;
}

/** What the app offers to every screen. */
export interface App {
  readonly account: Account | null;
  /** Where this person's day begins. */
  readonly home: string;
  readonly onSignedIn: (account: Account) => void;
  readonly onSignOut: () => void;
  /** Asks for the PIN again, as after five minutes out of sight. */
  readonly onLock: () => void;
  /** Asks for the PIN, and then for another one. */
  readonly onChangePin: () => void;
  readonly install: InstallOffer;
  /** Resolves once the first screen shows real data: what is not part of it comes after. */
  readonly usable: Promise<void>;
  readonly panelsAt: <P extends PanelPlace>(place: P) => readonly { readonly id: string; readonly Panel: Panels[P] }[];
}

export const AppContext = createContext<App | null>(null);

export const useApp = (): App => {
  const app = useContext(AppContext);
  if (!app) throw new Error("a screen stands outside of the app");
  return app;
};

/** The signed-in account. Only for screens whose route is not for `anyone`. */
export const useAccount = (): Account => {
  const { account } = useApp();
  if (!account) throw new Error("this screen needs a signed-in account");
  return account;
};
