import { assert, property, string } from "fast-check";
import { expect, test } from "vitest";
import { readCard, readPoster, writeCard, writePoster } from "#domain/class-qr.ts";

const who = "01939d3a-1c2b-7def-8abc-0123456789ab";

test("a learner's card says who they are, whatever stands in their name", () => {
  assert(
    property(string({ unit: "grapheme", minLength: 1, maxLength: 40 }), (name) => {
      const card = { userId: who, name };
      // A name of blanks or control characters is none.
      expect([card, null]).toContainEqual(readCard(writeCard(card)));
    }),
  );
  for (const name of ["นก", "ก|ข", "นางสาวน้ำเพชร ปิ่นแก้ว"]) {
    expect(readCard(writeCard({ userId: who, name }))).toEqual({ userId: who, name });
    const citizen = { citizenId: who, areaCode: "98010102", name };
    expect(readCard(writeCard(citizen))).toEqual(citizen);
  }
});

test("a poster says which session, as a link or as the line behind it", () => {
  const poster = { host: "980101-01", cohortId: who, session: "s2", poster: "K7M2P9XA", course: "ECOM-18", number: 3 };
  const link = writePoster("https://asa.example.go.th", poster);
  expect(link.length).toBeLessThanOrEqual(110);
  expect(readPoster(link)).toEqual(poster);
  expect(readPoster(link.split("#")[1] ?? "")).toEqual(poster);
});

test("any other text is neither", () => {
  const wrong = [
    "",
    "asa.card|u|x|นก",
    `asa.card|u|${who}|`,
    `asa.card|c|${who}|9801|นก`,
    "https://example.org/join#a.b",
  ];
  for (const text of wrong) expect([readCard(text), readPoster(text)]).toEqual([null, null]);
  assert(property(string({ unit: "grapheme" }), (text) => readCard(text) === null && readPoster(text) === null));
});
