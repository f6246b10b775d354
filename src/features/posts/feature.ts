import { screensAt, type Feature } from "#features/feature.ts";
import { loadWords } from "#i18n/words.ts";
import type giveWords from "#locales/th/posts.give.json";
import type rosterWords from "#locales/th/posts.roster.json";
import type words from "#locales/th/posts.json";
import { paths } from "./paths.ts";

declare module "#i18n/namespaces.ts" {
  interface Words {
    readonly posts: typeof words;
    readonly "posts.give": typeof giveWords;
    readonly "posts.roster": typeof rosterWords;
  }
}

const withWords = async <T>(code: Promise<T>): Promise<T> =>
  (await Promise.all([code, loadWords("posts"), loadWords("kept-answer")]))[0];

const withRosterWords = async <T>(code: Promise<T>): Promise<T> =>
  (await Promise.all([withWords(code), loadWords("posts.roster")]))[0];

const withGiveWords = async <T>(code: Promise<T>): Promise<T> =>
  (await Promise.all([withWords(code), loadWords("posts.give")]))[0];

/** Who holds which post in a coordinator's area, and how somebody comes into one. */
export const postsFeature: Feature = {
  id: "posts",
  routes: screensAt(paths, {
    posts: { for: ["coordinator"], load: async () => (await withWords(import("./posts-screen.tsx"))).PostsScreen },
    invite: { for: ["coordinator"], load: async () => (await withWords(import("./invite-screen.tsx"))).InviteScreen },
    roster: {
      for: ["coordinator"],
      load: async () => (await withRosterWords(import("./roster-screen.tsx"))).RosterScreen,
    },
    person: {
      for: ["coordinator"],
      load: async () => (await withGiveWords(import("./person-screen.tsx"))).PersonScreen,
    },
    give: { for: ["coordinator"], load: async () => (await withGiveWords(import("./give-screen.tsx"))).GiveScreen },
    replace: {
      for: ["coordinator"],
      load: async () => (await withGiveWords(import("./replace-screen.tsx"))).ReplaceScreen,
    },
    code: { for: ["coordinator"], load: async () => (await withWords(import("./code-screen.tsx"))).CodeScreen },
  }),
  ways: { seePosts: (area) => paths.posts({ area }) },
};
