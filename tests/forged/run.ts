/** npm run fuzz:batches -- --requests N: replayed and forged batches; exit 1 if one was taken or left a row behind. */
import { parseArgs } from "node:util";
import { startServer } from "#tests/server/server-for-tests.ts";
import { sendForged } from "./forged-batches.ts";

const { values } = parseArgs({ options: { requests: { type: "string", default: "10000" } } });
const began = performance.now();
const server = await startServer({ limits: { syncsPerMinute: 1e9, checksPerMinute: 1e9, callsPerNetwork: 1e9 } });
const { sent, wrong, written } = await sendForged(server, Number(values.requests));
await server.close();
for (const one of wrong.slice(0, 20)) console.error(one);
const seconds = Math.round((performance.now() - began) / 1000);
console.log(`${sent} replayed and forged batches: ${wrong.length} taken, ${written} rows written; ${seconds} s`);
process.exitCode = wrong.length > 0 || written > 0 ? 1 : 0;
