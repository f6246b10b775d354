/**
 * `npm run sbom`: what Asa is made of when it runs, as a CycloneDX list in dist/sbom.cdx.json (or the file named).
 * Read from the lockfile alone: needs no network and no installed packages but the tool itself.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const file = resolve(process.argv[2] ?? join(root, "dist", "sbom.cdx.json"));
const tool = fileURLToPath(new URL("bin/cyclonedx-npm-cli.js", import.meta.resolve("@cyclonedx/cyclonedx-npm")));
const wanted = [
  "--package-lock-only",
  "--omit",
  "dev",
  "--flatten-components",
  "--output-reproducible",
  "--output-format",
  "JSON",
];

mkdirSync(dirname(file), { recursive: true });
const { status } = spawnSync(process.execPath, [tool, ...wanted, "--output-file", file, "--", "package.json"], {
  cwd: root,
  stdio: "inherit",
  // .npmrc includes what development needs, and that would win over what is omitted here.
  env: { ...process.env, npm_config_include: "prod" },
});
process.exitCode = status ?? 1;
if (status === 0) console.log(`เขียนรายการส่วนประกอบแล้ว · Wrote ${file}`);
