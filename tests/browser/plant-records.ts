/** `node tests/browser/plant-records.ts JSON`: makes or changes records as the server does, such as somebody's post. */
import { runCommand } from "#server/command.ts";
import { plant, type PlantedRecord } from "#server/plant.ts";
import { sqlStore } from "#server/stores/sql-store.ts";

const [, , text = "[]"] = process.argv;

await runCommand(async ({ database }) => {
  // Written by the test that runs this.
  const records = JSON.parse(text) as readonly PlantedRecord[];
  await plant(sqlStore(database), records, new Date().toISOString());
});
