/**
 * npm run fuzz:scope -- --requests N --walls both|application|rows|none: every route, asked by every role for what is
 * other people's, on PostgreSQL; exit 1 if anything got out. `none` shows that the hunt finds what is there.
 */
import { parseArgs } from "node:util";
import { startPostgres } from "#tests/machine/postgres.ts";
import { huntLeaks, wallsChoices } from "./leak-hunt.ts";

const { values } = parseArgs({
  options: { requests: { type: "string", default: "20000" }, walls: { type: "string", default: "both" } },
});
const walls = wallsChoices.find((choice) => choice === values.walls);
if (!walls) throw new Error(`--walls is one of ${wallsChoices.join(", ")}.`);
const began = performance.now();
const postgres = await startPostgres();
const { asked, leaks, statuses } = await huntLeaks(walls, Number(values.requests), postgres.url);
await postgres.stop();
for (const leak of leaks.slice(0, 20)) console.error(leak);
const answers = [...statuses].toSorted(([a], [b]) => a - b).map(([status, count]) => `${count} × ${status}`);
console.log(`Answers: ${answers.join(", ")}`);
const seconds = Math.round((performance.now() - began) / 1000);
console.log(`${asked} requests, walls: ${walls}; ${leaks.length} leaks; ${seconds} s`);
process.exitCode = leaks.length > 0 ? 1 : 0;
