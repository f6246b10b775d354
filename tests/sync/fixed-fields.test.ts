import { expect, test } from "vitest";
import { change, clientOf, newCitizen, onePartition, village } from "./one-partition.ts";

const malee = clientOf("1");

test("[M7] a fixed field refuses another value by name, and takes its own again", () => {
  const server = onePartition();
  const { results } = server.push(malee, [
    newCitizen(1),
    change(2, { set: { areaCode: "33010408" } }),
    change(3, { set: { areaCode: village } }),
  ]);
  expect(results).toEqual([{ p: "t:330104", n: 2, s: "rejected", code: "immutable", field: "areaCode" }]);
  expect(server.row()?.body).toMatchObject({ areaCode: village });
});
