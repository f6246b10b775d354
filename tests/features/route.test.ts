import { expect, test } from "vitest";
import { screensAt, type App } from "#features/feature.ts";
import { root, route } from "#features/route.ts";

const list = route("/people");
const edit = route("/people/:citizenId/edit");
const outcome = route("/log/:whom/:topic?followUp&mend");
const overview = route("/overview?area");

test("an address is built from what its route asks for", () => {
  expect(root()).toBe("/");
  expect(list()).toBe("/people");
  expect(edit({ citizenId: "0199-a" })).toBe("/people/0199-a/edit");
  expect(outcome({ whom: "a", topic: "SCAM", followUp: "f", mend: 7 })).toBe("/log/a/SCAM?followUp=f&mend=7");
  expect(overview({ area: "9801" })).toBe("/overview?area=9801");
});

test("the route table matches what stands before the question mark", () => {
  expect(outcome.pattern).toBe("/log/:whom/:topic");
});

test("odd values stay one part of the address", () => {
  expect(edit({ citizenId: "a/b?c#d %ก$&" })).toBe("/people/a%2Fb%3Fc%23d%20%25%E0%B8%81%24%26/edit");
  expect(outcome({ whom: ":topic", topic: ":whom" })).toBe("/log/%3Atopic/%3Awhom");
  expect(overview({ area: "a&b=c" })).toBe("/overview?area=a%26b%3Dc");
});

test("what is not asked for is left out", () => {
  expect(overview()).toBe("/overview");
  expect(overview({ area: undefined })).toBe("/overview");
});

const screen = { for: "anyone", load: async () => () => null } as const;

test("a feature's routes are its addresses", () => {
  const routes = screensAt({ list, edit }, { list: screen, edit: screen });
  expect(routes.map(({ path }) => path.pattern)).toEqual(["/people", "/people/:citizenId/edit"]);
});

test("a dead link does not compile", () => {
  const links = (ways: App["ways"]) => [
    // @ts-expect-error: the person is missing
    edit(),
    // @ts-expect-error: it has another name
    edit({ id: "a" }),
    // @ts-expect-error: nobody may be missing
    edit({ citizenId: undefined }),
    // @ts-expect-error: one of the two is missing
    outcome({ whom: "a" }),
    // @ts-expect-error: it takes none
    list({ area: "98" }),
    // @ts-expect-error: this one cannot be asked for
    overview({ village: "98" }),
    // @ts-expect-error: there is no such way
    ways.logHlep,
    // @ts-expect-error: nobody may offer it
    ways.logHelp(),
    // @ts-expect-error: an address without a screen
    screensAt({ list, edit }, { list: screen }),
    // @ts-expect-error: a screen without an address
    screensAt({ list }, { list: screen, edit: screen }),
  ];
  expect(links).toBeTypeOf("function");
});
