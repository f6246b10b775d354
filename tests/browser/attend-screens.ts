/** A learner's card, and the poster of a class as it is read. */
import { at, atFirst, type Open } from "./open-screen.ts";

const poster = "980101.01939d3a-1c2b-7def-8abc-0123456789ab.s2.K7M2P9XA.ECOM-18.3";

const ofOther: Open = async (page, origin) => {
  await atFirst("/people", "/people/0")(page, origin);
  const { pathname } = new URL(page.url());
  await at(`/card/${pathname.split("/").at(-1)}`)(page, origin);
};

export const attendScreens: readonly (readonly [name: string, open: Open])[] = [
  ["card", at("/card")],
  ["card-of-other", ofOther],
  ["join", at("/join")],
  ["join-ask", at(`/join#${poster}`)],
  ["join-wrong", at("/join#https%3A%2F%2Fexample.org")],
  ["join-damaged", at("/join#%E0%")],
];
