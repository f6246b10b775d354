/** Breaks of what keeps one person from harming others. */
import type { Mutant } from "./mutant.ts";

export const harmMutants: readonly Mutant[] = [
  {
    name: "a change that claims to be newer is not checked",
    edits: [
      {
        file: "src/sync/change-problem.ts",
        find: "const problem = value === null ? null : fieldProblem(type, field, value);",
        replace:
          "const problem = value === null || mutation.v > type.version ? null : fieldProblem(type, field, value);",
      },
      {
        file: "src/sync/judge.ts",
        find: "const whole = body && bodyProblem(type, before, body);",
        replace: "const whole = body && mutation.v <= type.version && bodyProblem(type, before, body);",
      },
    ],
    by: { tests: ["tests/sync/newer-clients.test.ts"] },
  },
  {
    name: "what arrives from elsewhere is not checked",
    edits: [
      { file: "src/sync/parcels.ts", find: "  if (problem) return err(problem);\n", replace: "" },
      {
        file: "src/sync/parcels.ts",
        find: '  if (home.audience !== "" && !isVillage(home.audience)) return err({ field: "movedTo", code: "unknownVillage" });\n',
        replace: "",
      },
    ],
    by: { tests: ["tests/server/harm.test.ts"] },
  },
  {
    name: "what no screen can show is put among what they show",
    edits: [{ file: "src/sync/shown-rows.ts", find: "fits(row.kind, row.body) ? row :", replace: "row.kind ? row :" }],
    by: { tests: ["tests/data/unfit-rows.test.ts"] },
  },
  {
    name: "who may change a help is asked only when it is made",
    edits: [
      {
        file: "src/sync/judge.ts",
        find: 'if (isOthers && type.changedBy === "author") return refuse("notYours", author);\n',
        replace: "",
      },
    ],
    by: { tests: ["tests/sync/places.test.ts"] },
  },
  {
    name: "count help for people nobody knows",
    edits: [
      {
        file: "src/server/overview/counted-helps.ts",
        find: '.leftJoin("fact_citizen as person"',
        replace: '.leftJoin("fact_help_log as person"',
      },
    ],
    by: { tests: ["tests/server/counted-helps.test.ts"] },
  },
  {
    name: "count help for people nobody knows on the phone",
    edits: [
      {
        file: "src/domain/people-helped.ts",
        find: "    if (people.has(citizenId) && !unsent.has(id)) sent.add(person);\n",
        replace: "    if (!unsent.has(id)) sent.add(person);\n",
      },
    ],
    by: { tests: ["tests/data/helped-count.test.ts"] },
  },
  {
    name: "forget whom the server had when they go",
    edits: [
      {
        file: "src/sync/take-answer.ts",
        find: "return ids.length === 0 ? {} :",
        replace: "return ids.length >= 0 ? {} :",
      },
    ],
    by: { tests: ["tests/data/helped-count.test.ts"] },
  },
];
