import { expect, test } from "vitest";
import { demoProvince } from "#content/demo/places.ts";
import { loadProvinces, loadSubdistricts } from "#data/area-files.ts";
import { answering, unreachable } from "./stand-ins.ts";

test("a province's sub-districts come with their parents' names", async () => {
  const loaded = await loadSubdistricts(answering(200, demoProvince), "98");
  expect(loaded.ok && loaded.value[0]).toMatchObject({
    code: "980101",
    th: "สาธิตกลาง",
    district: { code: "9801", th: "เมืองสาธิต" },
    province: { code: "98", demo: true },
  });
});

test.each([
  ["no signal", unreachable],
  ["a hotspot's page", answering(200, "<html>")],
  ["an address that is gone", answering(404, demoProvince)],
  ["something else", answering(200, { ok: true })],
])("after %s the names are not here, and that is all", async (_why, fetchFrom) => {
  const notHere = { ok: false, error: { type: "notHere" } };
  expect(await loadSubdistricts(fetchFrom, "98")).toEqual(notHere);
  expect(await loadProvinces(fetchFrom)).toEqual(notHere);
});
