/**
 * What a feature is: a folder that says which screens it has, where it stands in the menu, and which panels it adds to
 * other places. Features never import each other; the app reads these declarations (src/app/features.ts).
 */
import { createContext, use, useContext, type ComponentType } from "react";
import type { Account } from "#data/account.ts";
import type { AnsweredEntry, WaitingEntry } from "#data/phone-database.ts";
import type { Role } from "#domain/roles.ts";
import type { Formats } from "#i18n/formats.ts";
import type { Language } from "#i18n/language.ts";
import type { Namespace } from "#i18n/namespaces.ts";
import type { Drawn } from "#ui/icon.tsx";
import type { InstallOffer } from "#ui/install-offer.ts";
import type { Route } from "./route.ts";

/** Who may open a screen. The server decides for itself; this only spares people a screen that would stay empty. */
export type Visitor = "anyone" | "signedIn" | readonly Role[];

export interface FeatureRoute {
  readonly path: Route;
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
  /** One line, a Row or nothing, in the first screen's card of what the person should know; the card shows two. */
  readonly notices: ComponentType;
  /** On the page of a cohort. */
  readonly cohort: ComponentType<{ readonly cohortId: string }>;
  /** On the screen of courses, below them. */
  readonly learn: ComponentType;
  /** On a person's own page, under their account. */
  readonly me: ComponentType;
}
export type PanelPlace = keyof Panels;

/** Addresses that others lead to, by what a person does there. Who leads there never knows which feature it is. */
export interface Ways {
  readonly signIn: () => string;
  /** What waits and what needs the person. */
  readonly seeOwnWork: () => string;
  /** Begins with the question whom it was for, unless that is known. */
  readonly logHelp: (citizenId?: string) => string;
  /** Only how it went is left to say. */
  readonly logFollowUp: (followUp: {
    readonly id: string;
    readonly citizenId: string;
    readonly topic: string;
  }) => string;
  readonly seeSavedHelp: (logId: string) => string;
  /** Courses, or one of them by its code. */
  readonly learn: (course?: string) => string;
  /** What this person can do. */
  readonly seeSkills: () => string;
  /** Who holds which post in an area, for its coordinator. */
  readonly seePosts: (area: string) => string;
  /** Whether a certificate that somebody shows is real. */
  readonly checkCertificate: () => string;
  /** `next`: the way to go on with the new person. */
  readonly addPerson: (start: { readonly name?: string; readonly house?: string; readonly next: "logHelp" }) => string;
}

export interface Feature {
  readonly id: string;
  readonly routes: readonly FeatureRoute[];
  /** A place in the main menu; `order` from left to right. The first that is somebody's is where their day begins. */
  readonly tab?: {
    readonly order: number;
    readonly to: () => string;
    readonly icon: Drawn;
    readonly for: Visitor;
    /** Its word; "|" where it may break on a narrow tab. Not in a words file: the menu is there before a feature's words are. */
    readonly label: Readonly<Record<Language, string>>;
    /** How many things wait there; nothing when none do. */
    readonly Badge?: ComponentType;
  };
  readonly panels?: Partial<Panels>;
  /** Those of the ways that it owns. */
  readonly ways?: Partial<Ways>;
  /** The page of a record, by the name of its type. */
  readonly pages?: Readonly<Record<string, (id: string) => string>>;
  /** What it says of its record types to screens that show work of every type. */
  readonly kinds?: () => Promise<Kinds>;
}

/**
 * What a feature says of a record type of its own, for the screens that show work of every type: what waits, what was
 * refused, what two people saved differently. All of it may be left out: a plain name stands in.
 */
export interface Kind {
  /** What was done with it: "ต่ออายุบัตร". `changed`: the words for "these fields were changed". */
  readonly what?: (entry: WaitingEntry, facts: EntryFacts, changed: () => string) => string;
  /** Whom it is about, where that is nobody with a record: "กลุ่ม 8 คน". */
  readonly whom?: (body: Fields) => string | undefined;
  /** What such a record is called where others point to it. Needed for a type whose records are people. */
  readonly name?: (body: Fields) => string | undefined;
  /** The number on the house, for people. */
  readonly houseNo?: (body: Fields) => string | undefined;
  /** The records that it points to, to be read for its words. */
  readonly refers?: (body: Fields) => readonly Reference[];
  /** Fields whose values need words of their own. Names, choices, numbers, dates and areas do not. */
  readonly shown?: Readonly<Record<string, (value: unknown, tools: ShownTools) => string | undefined>>;
  /** Fields that nobody typed. Whom it is about, who made it and where it lives are never said anyway. */
  readonly unsaid?: readonly string[];
  /** The address of the form that opens with what was typed; undefined where none could mend the entry. */
  readonly mendAt?: (entry: AnsweredEntry, facts: EntryFacts) => string | undefined;
  /** The one field that people choose in it, where that is a day: chosen again, it mends the entry without a form. */
  readonly mendsDay?: string;
  /** The words file that names the type, its fields and choices under `records`, as locales/th/sync.json does. */
  readonly words?: Namespace;
}

/** By the name of the record type. */
export type Kinds = Readonly<Record<string, Kind>>;

export type Fields = Readonly<Record<string, unknown>>;

interface Reference {
  readonly kind: string;
  readonly id: string;
}

/** The name of a record on this phone that `refers` pointed to. */
export type Named = (kind: string, id: string) => string | undefined;

interface ShownTools {
  readonly formats: Formats;
  readonly named: Named;
}

/** What the phone knows of the record that an entry changes. */
export interface EntryFacts {
  /** The record with what the entry itself says on top. */
  readonly body: Fields;
  /** The record as the phone shows it now; undefined when it is not there. */
  readonly here: Fields | undefined;
  /** Whom it is about, also where the phone does not have them. */
  readonly personId: string | undefined;
  readonly person: KnownPerson | undefined;
  readonly named: Named;
}

export interface KnownPerson {
  readonly kind: string;
  readonly id: string;
  /** As the village says it. */
  readonly name: string;
  readonly houseNo: string | undefined;
  /** The person's village. */
  readonly areaCode: string | undefined;
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
  /** Each undefined where no feature offers it: then nothing leads there. */
  readonly ways: Partial<Ways>;
  /** The address of a record's page; undefined where no feature has one. */
  readonly pageOf: (kind: string, id: string) => string | undefined;
  /** What the features say of their record types: brought once, the same promise ever after. */
  readonly kinds: () => Promise<Kinds>;
}

/** A feature's routes: a screen for each of its addresses, or it does not compile. */
export const screensAt = <Paths extends Readonly<Record<string, Route>>>(
  paths: Paths,
  screens: { readonly [Name in keyof Paths]: Omit<FeatureRoute, "path"> },
): readonly FeatureRoute[] =>
  Object.entries<Route>(paths).map(([name, path]) => ({ ...screens[name as keyof Paths], path }));

export const AppContext = createContext<App | null>(null);

export const useApp = (): App => {
  const app = useContext(AppContext);
  if (!app) throw new Error("a screen stands outside of the app");
  return app;
};

/** What the features say of their record types. The screen waits for it, as it does for its own code. */
export const useKinds = (): Kinds => use(useApp().kinds());

/** The signed-in account. Only for screens whose route is not for `anyone`. */
export const useAccount = (): Account => {
  const { account } = useApp();
  if (!account) throw new Error("this screen needs a signed-in account");
  return account;
};
