/** docs/recipes/add-record-type.md, performed. */
import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { copyProject, type ProjectCopy } from "./copy-of-project.ts";

const run = promisify(execFile);
let copy: ProjectCopy;
beforeAll(async () => {
  copy = await copyProject();
});
afterAll(() => copy.discard());

const file = `
import * as v from "valibot";
import { villageCode, wholeNumber } from "../field-types.ts";
import { villageHome } from "../homes.ts";
import { defineKind } from "../record-kind.ts";
import { defineRecord } from "../record-type.ts";

const fields = {
  areaCode: villageCode,
  damage: v.picklist(["none", "partial", "total"]),
  people: v.exactOptional(wholeNumber(0, 50)),
};

export const reliefSurvey = defineKind<typeof fields>()("reliefSurvey", {
  since: 3,
  subject: "nobody",
  indexes: ["damage"],
  home: (body) => villageHome(body.areaCode),
});

export const reliefSurveyRecord = defineRecord(reliefSurvey, {
  fields,
  read: ["volunteer"],
  write: ["volunteer"],
  facts: {
    columns: { village: "text", damage: "text", people: "integer" },
    row: (body) => ({ village: body.areaCode, damage: body.damage, people: body.people ?? null }),
  },
});
`;

test("A developer can add a record type with one file and its lines in the list", { timeout: 60_000 }, async () => {
  await copy.write("src/domain/records/relief-survey.ts", file);
  await copy.edit("src/domain/record-types.ts", (text) =>
    text
      .replace(
        "\nimport { topic,",
        '\nimport { reliefSurvey, reliefSurveyRecord } from "./records/relief-survey.ts";\nimport { topic,',
      )
      .replace("  topic,\n", "  reliefSurvey,\n  topic,\n")
      .replace("  topicRecord,\n", "  reliefSurveyRecord,\n  topicRecord,\n"),
  );
  await copy.write("trial.ts", await readFile(join(import.meta.dirname, "new-record-trial.ts"), "utf8"));

  const { stdout } = await run(process.execPath, ["trial.ts"], { cwd: copy.directory });

  expect(JSON.parse(stdout.trim().split("\n").at(-1) ?? "")).toEqual({
    onSecondPhone: { areaCode: "98010101", damage: "total", people: 4 },
    facts: [{ village: "98010101", damage: "total", people: 4 }],
    answers: [{ state: "sent" }, { state: "rejected", field: "damage", code: "choice" }],
  });
});
