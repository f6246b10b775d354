/** The parts of a sync request, right as they stand; tests break them one by one. */
import { uuidv7 } from "uuidv7";
import { village } from "./server-for-tests.ts";

export const HERE = "t:980101";

export const envelope = (fields: object): object => ({ cur: null, lim: 65_536, push: [], ...fields });

export const citizen = (n: number, set: object = {}) => ({
  n,
  v: 1,
  k: "citizen",
  id: uuidv7(),
  op: "put",
  at: "2026-11-22T04:00:00.000Z",
  b: 0,
  set: { name: "สมชาย (ตัวอย่าง)", areaCode: village.nok, status: "active", ...set },
});

const WHO = "019ab000-0000-7000-8000-000000000001";
export const REAL = {
  citizen: { name: "ก", areaCode: village.nok, status: "active" },
  helpLog: {
    citizenId: WHO,
    areaCode: village.nok,
    by: WHO,
    at: "2026-11-22T04:00:00.000Z",
    minutes: 15,
    place: "home",
    topics: ["ID-THAID"],
    outcome: "done",
  },
  followUp: { citizenId: WHO, areaCode: village.nok, topic: "ID-THAID", due: "2026-12-01", priority: 1, state: "open" },
  household: { houseNo: "1", areaCode: village.nok },
};
