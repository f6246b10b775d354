/**
 * npm run fuzz:hostile -- --requests N --seed S [--postgres]: hostile changes of every record type and calls of every
 * route; exit 1 if something did not hold. The same seed makes the same requests.
 */
import { parseArgs } from "node:util";
import { startPostgres } from "#tests/machine/postgres.ts";
import { throwHostile, unasked } from "./throw-hostile.ts";

const { values } = parseArgs({
  options: {
    requests: { type: "string", default: "20000" },
    seed: { type: "string", default: "1" },
    postgres: { type: "boolean", default: false },
  },
});
const began = performance.now();
const postgres = values.postgres ? await startPostgres() : undefined;
const thrown = await throwHostile(Number(values.requests), Number(values.seed), postgres?.url);
await postgres?.stop();
const { requests, changes, taken, answers, faults } = thrown;
for (const fault of faults.slice(0, 10)) console.error(fault);
const told = [...answers].toSorted(([a], [b]) => a - b).map(([status, times]) => `${times} × ${status}`);
console.log(`Answers: ${told.join(", ")}; routes without a call: ${unasked(thrown).join(", ") || "none"}`);
const seconds = Math.round((performance.now() - began) / 1000);
const where = values.postgres ? "PostgreSQL" : "SQLite";
console.log(
  `${requests} requests, seed ${values.seed}, ${where}, ${changes} changes of which ${taken} taken; ${faults.length} faults; ${seconds} s`,
);
process.exitCode = faults.length > 0 ? 1 : 0;
