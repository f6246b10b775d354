/**
 * npm run torture -- [--only NAME] [--rounds N]: real processes, killed, restored, cut off and doubled for a long time.
 * One line of figures for each drill; exit 1 on any loss.
 */
import "fake-indexeddb/auto";
import { parseArgs } from "node:util";
import { hasHeld } from "./drill.ts";
import { drills } from "./drills.ts";

const { values } = parseArgs({ options: { only: { type: "string" }, rounds: { type: "string" } } });
const chosen = drills.filter(({ name }) => values.only === undefined || values.only.split(",").includes(name));
if (chosen.length === 0) {
  console.error(
    `There is no such drill. There are:\n${drills.map(({ name, what }) => `  ${name}: ${what}`).join("\n")}`,
  );
  process.exit(1);
}

let failed = 0;
for (const { name, rounds: usual, run } of chosen) {
  const rounds = Number(values.rounds ?? usual);
  const began = performance.now();
  const figures = await run(rounds);
  const seconds = Math.round((performance.now() - began) / 1000);
  const { acknowledged, lost, double, faults, note } = figures;
  console.log(
    `${name}: ${rounds} rounds, ${acknowledged} acknowledged, ${lost} lost, ${double} double, ${faults.length} other faults, ${seconds} s` +
      (note === undefined ? "" : ` (${note})`),
  );
  if (hasHeld(figures)) continue;
  failed += 1;
  for (const fault of faults.slice(0, 20)) console.error(`  ${fault}`);
}
console.log(failed === 0 ? "Nothing was lost and nothing doubled." : `${failed} of ${chosen.length} drills failed.`);
process.exit(failed === 0 ? 0 : 1);
