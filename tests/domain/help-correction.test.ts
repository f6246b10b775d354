import { expect, test } from "vitest";
import { correctionOf, correctionsOf, valuesOf, whoCorrects } from "#domain/help-correction.ts";
import { mostCorrections, type HelpLog } from "#domain/records/help-log.ts";

const log: HelpLog = {
  id: "help",
  citizenId: "c",
  areaCode: "98010101",
  by: "nok",
  at: "2026-11-20T17:30:00.000Z",
  minutes: 15,
  place: "home",
  topics: ["ID-THAID"],
  outcome: "done",
  note: "สอนแล้ว",
};

test("its author puts a help right for seven days of the calendar in Thailand, then the coordinator decides", () => {
  // The help was on 21 November in Thailand.
  expect(whoCorrects(log, "nok", "2026-11-21")).toBe("self");
  expect(whoCorrects(log, "nok", "2026-11-28")).toBe("self");
  expect(whoCorrects(log, "nok", "2026-11-29")).toBe("coordinator");
  expect(whoCorrects(log, "ploy", "2026-11-21")).toBe("other");
  const corrections = Array.from({ length: mostCorrections }, (_, at) => String(at));
  expect(whoCorrects({ ...log, corrections }, "nok", "2026-11-21")).toBe("full");
});

test("only what was changed is sent, with what stood there before", () => {
  expect(correctionOf(log, valuesOf(log), "2026-11-22T01:00:00.000Z")).toBeNull();
  const change = correctionOf(log, { ...valuesOf(log), minutes: 45, note: "" }, "2026-11-22T01:00:00.000Z");
  expect(change?.set).toEqual({ minutes: 45, note: null });
  const corrected = { ...log, minutes: 45, corrections: change?.add.corrections ?? [] };
  expect(correctionsOf(corrected)).toEqual([{ at: "2026-11-22T01:00:00.000Z", was: { minutes: 15, note: "สอนแล้ว" } }]);
});

test("the newest correction comes first, and what cannot be read is left out", () => {
  const at = (day: number) => `2026-11-2${day}T01:00:00.000Z`;
  const corrections = [
    JSON.stringify({ at: at(1), was: { minutes: 15 } }),
    "{",
    JSON.stringify({ at: "yesterday", was: {} }),
    JSON.stringify({ at: at(2), was: { outcome: "a newer word" } }),
    JSON.stringify({ at: at(3), was: { topics: ["WEL-OLD"] } }),
  ];
  expect(correctionsOf({ ...log, corrections }).map((one) => one.at)).toEqual([at(3), at(1)]);
});
