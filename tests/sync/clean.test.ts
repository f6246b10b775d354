import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { Body } from "#domain/json.ts";
import { citizen } from "#domain/records/citizen.ts";
import type { Numbered } from "#sync/decide.ts";
import { applyMutation } from "#sync/merge.ts";
import type { Mutation } from "#sync/wire.ts";
import { change, clientOf, newCitizen, onePartition } from "./one-partition.ts";

const [malee, somsak] = [clientOf("1"), clientOf("2")];

const edits = fc.oneof(
  fc.record({
    set: fc.dictionary(fc.constantFrom("phone", "nickname", "houseNo"), fc.constantFrom("0811", "0822", null), {
      minKeys: 1,
    }),
  }),
  fc.record({ set: fc.constant({ birthYear: 5000 }) }),
  fc.record({ add: fc.constantFrom({ supportNeeds: ["sight"] }, { supportNeeds: ["hearing"] }) }),
  fc.record({ del: fc.constant({ supportNeeds: ["sight"] }) }),
);
/** A batch of Malee's with how far back she looked, or one edit by somebody else. */
const steps = fc.array(
  fc.oneof(
    fc.record({ mine: fc.array(edits, { minLength: 1, maxLength: 4 }), back: fc.nat({ max: 3 }) }),
    fc.record({ theirs: edits }),
  ),
  { minLength: 1, maxLength: 8 },
);

test("[O4] what the server calls clean is, number and body, what the phone shows", () => {
  let claims = 0;
  fc.assert(
    fc.property(steps, (story) => {
      const server = onePartition();
      server.push(malee, [newCitizen(1)]);
      let n = 1;
      let theirN = 0;
      const history = new Map<number, Body>([[1, server.row()?.body ?? {}]]);
      const claimed: unknown[] = [];
      const real: unknown[] = [];
      for (const step of story) {
        if ("theirs" in step) {
          server.push(somsak, [change(++theirN, { ...step.theirs, b: server.row()?.seq ?? 0 })]);
        } else {
          const seen = [...history].at(-1 - Math.min(step.back, history.size - 1)) ?? [0, {}];
          const batch: Numbered[] = step.mine.map((part) => change(++n, { ...part, b: seen[0] }));
          const { ack, results } = server.push(malee, batch);
          const lastClean = ack.clean?.at(-1);
          if (lastClean && lastClean[0] + lastClean[2] - 1 === n) {
            const shown = batch.reduce<Body | null>((body, mutation) => {
              const result = results.find((answer) => answer.n === mutation.n);
              if (result && result.s !== "merged") return body;
              // The batch was made above, well-formed.
              return applyMutation(citizen, body, mutation as unknown as Mutation, new Set(result?.keep));
            }, seen[1]);
            claimed.push([lastClean[1] + lastClean[2] - 1, shown]);
            real.push([server.row()?.seq, server.row()?.body]);
          }
          // Her own changes are in every copy that she can look at from now on.
          history.clear();
        }
        const row = server.row();
        if (row?.body) history.set(row.seq, row.body);
      }
      claims += claimed.length;
      expect(claimed).toEqual(real);
    }),
    { numRuns: 500 },
  );
  // A server that never says "clean" would pass too.
  expect(claims).toBeGreaterThan(100);
});

test("[W5] a client of another version is never told that its copy is the server's", () => {
  const server = onePartition();
  expect(server.push(malee, [{ ...newCitizen(1), v: 2 }]).ack).toEqual({ n: 1 });
});
