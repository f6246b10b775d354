import { expect, test } from "vitest";
import { idOf } from "./one-partition.ts";
import { newPerson, oneServer, phoneOf } from "./one-server.ts";

test("[M2] [M4] a form that stayed open while somebody else changed the field does not win silently", async () => {
  const server = oneServer();
  const nok = phoneOf(server, "1");
  const ploy = phoneOf(server, "2");
  await nok.saves(newPerson());
  await nok.syncs();
  await ploy.syncs();

  // Nok opens the form; meanwhile Ploy's number arrives on Nok's phone; Nok saves what she typed long ago.
  const seen = nok.storage.state().rows.get(idOf(1))?.seq ?? 0;
  await ploy.saves({ op: "patch", kind: "citizen", id: idOf(1), set: { phone: "000-222-2222" } });
  await ploy.syncs();
  await nok.syncs();
  await nok.saves({ op: "patch", kind: "citizen", id: idOf(1), seen, set: { phone: "000-111-1111" } });
  await nok.syncs();

  expect(nok.sees()).toMatchObject({ phone: "000-222-2222" });
  const conflicts = [...nok.storage.state().rows.values()].filter(({ kind }) => kind === "conflict");
  expect(conflicts.map(({ body }) => [body["kept"], body["lost"]])).toEqual([['"000-222-2222"', '"000-111-1111"']]);
});
