/** The layout of docs/architecture.md, held to. Each rule is also shown a violation: a check that cannot fail is none. */
import { describe, expect, test } from "vitest";
import packageJson from "../package.json" with { type: "json" };
import * as fileRules from "./architecture/file-rules.ts";
import * as importRules from "./architecture/import-rules.ts";
import { aliases, type Rule, type Sources } from "./architecture/layout.ts";
import { readSources } from "./architecture/read-sources.ts";

const sources = readSources(["src", "content", "tests"]);

test("the rules are applied to the real tree", () => {
  expect([...sources.keys()]).toContain("tests/architecture.test.ts");
  expect([...sources.keys()]).toContain("src/server/require-node-24.mjs");
});

test("the folders' short names are those of package.json", () => {
  const inPackage = Object.entries(packageJson.imports).map(([name, path]) => [
    name.replace("/*", ""),
    path.replace(/^\.\/|\/\*$/gu, ""),
  ]);
  expect(Object.fromEntries(inPackage)).toEqual(aliases);
});

/** Each line is a tree of one or two files that breaks the rule exactly once. */
const violations: readonly { rule: Rule; says: string; planted: readonly Record<string, string>[] }[] = [
  {
    says: "imports go one way",
    rule: importRules.importsGoOneWay,
    planted: [
      { "src/domain/a.ts": `import { b } from "#data/b.ts";` },
      { "src/sync/a.ts": `import type { B } from "#data/b.ts";` },
      { "src/data/a.ts": `import {\n  b,\n  c,\n} from "#features/today/b.ts";` },
      { "src/ui/a.tsx": `export { b } from "#domain/b.ts";` },
      { "src/i18n/a.ts": `const b = await import("#ui/b.ts");` },
      { "src/server/a.ts": `import { b } from "#data/b.ts";` },
      { "src/app/a.ts": `import "#server/b.ts";` },
      { "src/main.tsx": `import { b } from "./server/b.ts";` },
      { "src/features/today/a.ts": `import { b } from "#sync/b.ts";` },
      { "src/features/feature.ts": `import { b } from "#features/today/b.ts";` },
      { "src/features/route.ts": `import { b } from "#features/today/b.ts";` },
      { "src/domain/a.ts": `import { b } from "../data/b.ts";` },
      { "src/app/a.ts": `const all = import.meta.glob("../server/*.ts");` },
      { "src/domain/a.ts": `import { b } from "#tests/b.ts";` },
      { "content/topics/a.ts": `import { b } from "#server/b.ts";` },
      { "src/domain/a.ts": `import version from "../../package.json";` },
    ],
  },
  {
    says: "no feature imports another",
    rule: importRules.importsGoOneWay,
    planted: [
      { "src/features/today/a.tsx": `import { b } from "#features/people/b.ts";` },
      { "src/features/today/a.tsx": `import { b } from "../people/b.ts";` },
      { "src/features/today/a.tsx": `const b = lazy(() => import("../people/b.ts"));` },
    ],
  },
  {
    says: "a relative import stays inside its folder",
    rule: importRules.relativeImportsStayInside,
    planted: [
      { "src/sync/a.ts": `import { b } from "../domain/b.ts";` },
      { "src/features/today/a.ts": `import { f } from "../feature.ts";` },
      { "tests/a.test.ts": `import { b } from "../src/domain/b.ts";` },
    ],
  },
  {
    says: "every import can be followed",
    rule: importRules.pathsAreKnown,
    planted: [
      { "src/data/a.ts": `import { b } from "#shared/b.ts";` },
      { "src/data/a.ts": "const b = await import(`#domain/${name}.ts`);" },
    ],
  },
  {
    says: "no files need each other in a circle",
    rule: importRules.noCycles,
    planted: [
      { "src/data/a.ts": `import { b } from "./b.ts";`, "src/data/b.ts": `import type { A } from "#data/a.ts";` },
      { "src/data/a.ts": `import { a } from "./a.ts";` },
    ],
  },
  {
    says: "only the server uses what exists only in Node",
    rule: importRules.onlyTheServerUsesNode,
    planted: [
      { "src/sync/a.ts": `import { readFileSync } from "node:fs";` },
      { "src/domain/a.ts": `import { randomUUID } from "crypto";` },
    ],
  },
  {
    says: "code for both ends uses no package but the schema library",
    rule: importRules.sharedCodeUsesFewPackages,
    planted: [
      { "src/domain/a.ts": `import Dexie from "dexie";` },
      { "src/sync/a.ts": `import { x } from "@fastify/static/x";` },
    ],
  },
  {
    says: "every file of src has its place in the layout",
    rule: fileRules.filesHaveAPlace,
    planted: [{ "src/lib/a.ts": "" }, { "src/other.ts": "" }],
  },
  {
    says: "files have at most 250 lines",
    rule: fileRules.filesAreShort,
    planted: [{ "src/ui/a.css": "/* */\n".repeat(251) }],
  },
  {
    says: "no file only passes on what others export",
    rule: fileRules.noBarrels,
    planted: [
      { "src/ui/a.ts": `// parts\nexport * from "./b.ts";\nexport { c, type D } from "./c.ts";\n` },
      { "src/ui/a.ts": `import { b } from "./b.ts";\nexport { b };\n` },
    ],
  },
  {
    says: "every export has a name",
    rule: fileRules.exportsHaveNames,
    planted: [{ "src/ui/a.tsx": `export default function () {}` }, { "src/ui/a.ts": `export { a as default };` }],
  },
  {
    says: "no element carries its style inline",
    rule: fileRules.noInlineStyles,
    planted: [{ "src/ui/a.tsx": `const a = <p\n  style={{ color: "red" }}>x</p>;` }],
  },
  {
    says: "the shell and `me` know no record type by name",
    rule: fileRules.shellKnowsNoKind,
    planted: [
      { "src/features/me/a.ts": `if (kind === "helpLog") open();` },
      { "src/app/a.ts": `import { citizen } from "#domain/records/citizen.ts";` },
    ],
  },
  {
    says: "no address is typed out",
    rule: fileRules.addressesAreBuilt,
    planted: [
      { "src/features/today/a.tsx": `const a = <ButtonLink to="/log" />;` },
      { "src/features/today/a.tsx": "const a = <Row to={`/people/${id}`} />;" },
      { "src/features/people/paths.ts": `export const list = "/people";` },
      { "src/app/a.ts": `void navigate(\n  "/", { replace: true });` },
      { "src/ui/a.ts": `const home = '/today';` },
      { "src/features/today/a.ts": "const to = () => `/${place}`;" },
    ],
  },
  {
    says: "names are kebab-case",
    rule: fileRules.namesAreKebabCase,
    planted: [{ "src/ui/BigButton.tsx": "" }, { "src/features/helpLog/a.ts": "" }, { "content/a_b.ts": "" }],
  },
  {
    says: "names say what is inside",
    rule: fileRules.namesSaySomething,
    planted: [
      { "src/domain/utils.ts": "" },
      { "src/data/sync-manager.ts": "" },
      { "src/features/common/a.ts": "" },
      { "tests/test-helpers.ts": "" },
    ],
  },
];

describe.each(violations)("$says", ({ rule, planted }) => {
  test("in the whole project", () => {
    expect(rule(sources)).toEqual([]);
  });

  test.each(planted)("and violation %# is caught", (files) => {
    expect(rule(new Map(Object.entries(files)))).toHaveLength(1);
  });
});

const harmless: Sources = new Map([
  ["src/main.tsx", `import { start } from "./app/start.tsx";\nimport "#ui/base.css";`],
  ["src/service-worker.ts", `import { wake } from "#data/wake.ts";`],
  [
    "src/domain/a.ts",
    `import * as v from "valibot";\n// see "https://example.org" and import("#data/b.ts")\nexport const a = v;`,
  ],
  [
    "src/features/today/a.tsx",
    `import { f } from "#features/feature.ts";\nimport { route } from "#features/route.ts";\nimport { b } from "./parts/b.ts";\nexport const A = f(\n  route(\n    "/today/:day"), b, <p title="a / b">1/2</p>, await fetch("/v1/health"));`,
  ],
  [
    "src/server/routes/a.ts",
    `import { join } from "node:path";\nimport { b } from "../stores/b.ts";\nimport topics from "#content/topics.json";`,
  ],
  ["tests/sync/a.test.ts", `import { b } from "#server/b.ts";\nimport { c } from "../machine/c.ts";`],
]);

test("ordinary files break no rule", () => {
  expect(violations.flatMap(({ rule }) => rule(harmless))).toEqual([]);
});
