import { describe, expect, test } from "vitest";
import { areaOf, followedBy, isPost, roleRules, roles, type Role } from "#domain/roles.ts";

const places = ["33010407", "330104", "3301", "33", "00", "330104-01", "dsd", "", "0000", "33010", "330100-01", "DSD"];
const scopesOf = (role: Role): string[] => places.filter((scope) => isPost(role, scope));

test("a post is held over the places that its role is made for, and over no other", () => {
  expect(Object.fromEntries(roles.map((role) => [role, scopesOf(role)]))).toEqual({
    volunteer: ["33010407"],
    centre: ["330104-01"],
    trainer: ["330104", "3301", "33", "330104-01"],
    coordinator: ["330104", "3301", "33"],
    national: ["00"],
    agency: ["dsd"],
    administrator: ["330104", "3301", "33", "00"],
  });
});

describe("[P1] what a phone keeps a copy of", () => {
  test("is the village's records for volunteers, the centre's for its staff, the agency's for its officers", () => {
    const follow = (role: Role, scope: string) => followedBy({ role, scope });
    expect(follow("volunteer", "33010407")).toEqual({ partition: "t:330104", audience: "33010407" });
    expect(follow("centre", "330104-01")).toEqual({ partition: "c:330104-01", audience: "" });
    expect(follow("agency", "dsd")).toEqual({ partition: "o:dsd", audience: "" });
  });

  test("is the cohorts of their area or centre for those who teach there", () => {
    const follow = (scope: string) => followedBy({ role: "trainer", scope })?.partition;
    expect(["33", "3301", "330104", "330104-01"].map(follow)).toEqual(["k:33", "k:3301", "k:330104", "c:330104-01"]);
  });

  test("is nobody's record for those who look after areas", () => {
    const others: readonly Role[] = ["coordinator", "national", "administrator"];
    const followed = others.flatMap((role) => scopesOf(role).map((scope) => followedBy({ role, scope })));
    expect(new Set(followed)).toEqual(new Set([null]));
  });

  test("is nothing for a post over a place that its role cannot have", () => {
    expect(followedBy({ role: "volunteer", scope: "330104" })).toBeNull();
    expect(followedBy({ role: "centre", scope: "dsd" })).toBeNull();
  });
});

test("every place that a post can be over lies in an area, so that somebody can give it", () => {
  const scopes = roles.flatMap(scopesOf);
  expect(scopes.filter((scope) => areaOf(scope) === null)).toEqual([]);
  expect([areaOf("330104-01"), areaOf("dsd"), areaOf("33010407")]).toEqual(["330104", "00", "33010407"]);
  const given = new Set(roles.flatMap((role) => Object.keys(roleRules[role].gives ?? {})));
  expect([...given].toSorted()).toEqual([...roles].toSorted());
});
