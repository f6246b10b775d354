/**
 * npm run simulate -- --seeds N [--from S] [--stop]: many lives, one after another; exit 1 and the seed when a promise
 * broke. With --stop the first such seed is the last.
 */
import { parseArgs } from "node:util";
import { simulate } from "./simulate.ts";

const { values } = parseArgs({
  options: {
    seeds: { type: "string", default: "1000" },
    from: { type: "string", default: "1" },
    stop: { type: "boolean" },
  },
});
const first = Number(values.from);
const count = Number(values.seeds);
const began = performance.now();
let failed = 0;
for (let seed = first; seed < first + count; seed++) {
  const broken = await simulate(seed);
  if (broken.length === 0) continue;
  failed += 1;
  console.error(`seed ${seed}: ${broken.slice(0, 5).join("\n  ")}`);
  if (values.stop) process.exit(1);
  console.error(`  again: npm run simulate -- --seeds 1 --from ${seed}`);
}
const perSecond = Math.round((count * 1000) / (performance.now() - began));
console.log(`${count} seeds from ${first}: ${failed} failed; ${perSecond} seeds a second`);
process.exitCode = failed > 0 ? 1 : 0;
