/**
 * `npm run bench`: each figure on a line, beside its budget and a peer. `--json`: one object on stdout and nothing else.
 * `--quick`: without what takes long. A missed budget ends it with a failure; docs/benchmarks.md explains each figure.
 */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { withProductionServer, type ProductionServer } from "#tests/browser/production-server.ts";
import { certificateFigures } from "./certificate-check.ts";
import { lineOf, verdictOf, type Figure } from "./figure.ts";
import { firstScreenFigures } from "./first-screen.ts";
import { installFigures } from "./install.ts";
import { courseBytesFigures, lessonFigures } from "./lesson.ts";
import { slowLinkFigures } from "./slow-link.ts";
import { syncFigures } from "./sync-figures.ts";
import { updateFigures } from "./update.ts";
import { savingFigures, searchFigures } from "./waiting.ts";
import { warmStartFigures } from "./warm-start.ts";

const { values: asked } = parseArgs({ options: { json: { type: "boolean" }, quick: { type: "boolean" } } });
// With --json, stdout is for the object alone.
const say = asked.json ? console.error : console.log;

interface Part {
  readonly isQuick: boolean;
  readonly figures: () => Promise<readonly Figure[]>;
}

const onServer = (measure: (server: ProductionServer) => Promise<readonly Figure[]>) => async () => {
  const figures: Figure[] = [];
  await withProductionServer(async (server) => void figures.push(...(await measure(server))));
  return figures;
};

const parts: readonly Part[] = [
  { isQuick: true, figures: onServer(firstScreenFigures) },
  { isQuick: false, figures: onServer(slowLinkFigures) },
  { isQuick: false, figures: onServer(warmStartFigures) },
  { isQuick: true, figures: onServer(installFigures) },
  { isQuick: false, figures: async () => updateFigures() },
  { isQuick: true, figures: syncFigures },
  { isQuick: false, figures: onServer(savingFigures) },
  { isQuick: false, figures: searchFigures },
  { isQuick: true, figures: courseBytesFigures },
  { isQuick: false, figures: onServer(lessonFigures) },
  { isQuick: false, figures: certificateFigures },
];

const builder = fileURLToPath(new URL("ensure-built.ts", import.meta.url));
const { status } = spawnSync(process.execPath, [builder], { stdio: ["ignore", 2, 2] });
if (status !== 0) throw new Error("The app could not be built.");

const all: Figure[] = [];
for (const part of parts) {
  if (asked.quick && !part.isQuick) continue;
  const figures = await part.figures();
  for (const figure of figures) say(lineOf(figure));
  all.push(...figures);
}

const missed = all.filter((figure) => verdictOf(figure) === "missed");
if (asked.json) {
  const figures = all.map((figure) => ({ ...figure, verdict: verdictOf(figure) }));
  const result = { node: process.version, isQuick: asked.quick ?? false, passed: missed.length === 0, figures };
  console.log(JSON.stringify(result, null, 2));
}
say(missed.length === 0 ? "Every budget is kept." : `Missed: ${missed.map(({ what }) => what).join("; ")}.`);
process.exitCode = missed.length === 0 ? 0 : 1;
