/** What a volunteer's phone pays for sync, beside PouchDB and express-pouchdb at the same work in the same run. */
import type { Beside, Figure } from "./figure.ts";
import { averageBytes, pastLogs } from "./help-logs.ts";
import { doPouchWork, doSyncWork, logCount, type Cost } from "./sync-work.ts";

export const syncFigures = async (): Promise<Figure[]> => {
  const asa = await doSyncWork();
  const pouch = await doPouchWork();
  const logs = `${logCount.toLocaleString("en")} help logs of ${averageBytes(pastLogs(logCount)).toFixed(0)} B JSON`;
  return [
    ...costFigures("idleSync", "idle sync", asa.idle, pouch.idle, { requests: 1, bytes: 650 }, [
      { what: "PouchDB just filled", cost: pouch.justFilled },
    ]),
    ...costFigures("firstSync", `first sync of ${logs}`, asa.firstSync, pouch.firstSync, {
      requests: 2,
      bytes: 95_000,
    }),
    requestsOf("push20", "push of 20 help logs without notes", asa.push20, 1, [pouchDB(pouch.push20.requests)]),
    {
      name: "push20.bodyUp",
      what: "push of 20 help logs without notes, body up",
      value: asa.push20.bodyUp ?? 0,
      unit: "bytes",
      limit: { kind: "budget", atMost: 1_500 },
      beside: [{ what: "PouchDB both ways, with headers", value: pouch.push20.bytes }],
    },
    ...costFigures("newType", "update that adds record types, beyond their rows", asa.update, pouch.justFilled, {
      requests: 1,
      bytes: 2_000,
    }),
    ...costFigures("push100", "push of 100 help logs", asa.push100, pouch.push100, { requests: 1, bytes: 7_000 }),
  ];
};

interface Most {
  readonly requests: number;
  readonly bytes: number;
}

const costFigures = (
  name: string,
  what: string,
  own: Cost,
  pouch: Cost,
  most: Most,
  others: readonly { readonly what: string; readonly cost: Cost }[] = [],
): Figure[] => {
  const beside = (pick: (cost: Cost) => number | null): Beside[] =>
    [{ what: "PouchDB", cost: pouch }, ...others].flatMap((other) => {
      const value = pick(other.cost);
      return value === null ? [] : [{ what: other.what, value }];
    });
  return [
    requestsOf(
      name,
      what,
      own,
      most.requests,
      beside((cost) => cost.requests),
    ),
    {
      name: `${name}.bytes`,
      what: `${what}, both ways with headers`,
      value: own.bytes,
      unit: "bytes",
      limit: { kind: "budget", atMost: most.bytes },
      beside: beside((cost) => cost.bytes),
    },
    ...(own.cpuMs === null
      ? []
      : [
          {
            name: `${name}.serverCpu`,
            what: `${what}, server's CPU`,
            value: own.cpuMs,
            unit: "ms" as const,
            beside: beside((cost) => cost.cpuMs),
          },
        ]),
  ];
};

const requestsOf = (name: string, what: string, own: Cost, atMost: number, beside: readonly Beside[]): Figure => ({
  name: `${name}.requests`,
  what,
  value: own.requests,
  unit: "requests",
  limit: { kind: "budget", atMost },
  beside,
});

const pouchDB = (value: number): Beside => ({ what: "PouchDB", value });
