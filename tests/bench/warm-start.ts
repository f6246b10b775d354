/**
 * What a start without a signal asks of the phone's processor, from the address to the day's list, the PIN included:
 * with a demo village, and with a village where much has happened. Beside the floor app, by turns.
 */
import { execFileSync } from "node:child_process";
import { givenName, nickname, surname } from "#content/demo/people.ts";
import { createRandom } from "#content/demo/random.ts";
import type { PlantedRecord } from "#server/plant.ts";
import { buyPhone, isKept, signInWith, type Phone } from "#tests/browser/phone.ts";
import type { ProductionServer } from "#tests/browser/production-server.ts";
import { startAsa } from "./asa-server.ts";
import { threadCpuMs } from "./cpu-time.ts";
import type { Figure } from "./figure.ts";
import { type FloorApp, startFloor } from "./floor-app.ts";
import { account, pastLogs, village, volunteer } from "./help-logs.ts";

const starts = 7;
const much = { people: 800, logs: 3_000, due: 300 } as const;

export const warmStartFigures = async ({ links }: ProductionServer): Promise<Figure[]> => {
  const floor = await startFloor();
  const server = await startAsa({ records: [...account(volunteer, village), ...fullVillage()], signIn: [volunteer] });
  try {
    const little = await inTurns(floor, links.volunteer);
    const full = await inTurns(floor, `http://localhost:${server.port}/sign-in#${server.codes[0]}`);
    const held = `${much.people} people, ${much.logs} logs, ${much.due} due`;
    return [
      {
        name: "warmStart.cpu",
        what: `start without a signal: CPU of the page, median of ${starts}`,
        value: little.own,
        unit: "ms",
        limit: { kind: "goal", atMost: little.floor * 1.4 },
        beside: [{ what: "floor app", value: little.floor }],
      },
      {
        name: "warmStart.fullCpu",
        what: `the same with ${held}`,
        value: full.own,
        unit: "ms",
        limit: { kind: "goal", atMost: full.floor * 1.4 },
        beside: [{ what: "floor app", value: full.floor }],
      },
    ];
  } finally {
    await server.stop();
    await floor.stop();
  }
};

const inTurns = async (floor: FloorApp, link: string): Promise<{ readonly own: number; readonly floor: number }> => {
  const phone = await buyPhone("10.1.0.6", { browser: "whole" });
  try {
    await signInWith(phone, link);
    const today = phone.page.url();
    await phone.page.goto(floor.origin);
    await isKept(phone.page);
    await phone.signal("noSignal");
    const own: number[] = [];
    const least: number[] = [];
    for (let at = 0; at < starts; at++) {
      own.push(await cpuOf(phone, today, "main[data-usable]:not(.pin)"));
      least.push(await cpuOf(phone, floor.origin, "li:nth-child(50)"));
    }
    return { own: median(own), floor: median(least) };
  } finally {
    await phone.throwAway();
  }
};

/** Of the main threads of all pages; work for the screen that is done after it is there is not counted. */
const cpuOf = async ({ page, profile }: Phone, address: string, shown: string): Promise<number> => {
  await page.goto("about:blank");
  await page.waitForTimeout(500);
  const before = mainThreads(profile);
  await page.goto(address);
  await page.locator(shown).first().waitFor();
  return [...mainThreads(profile)].reduce((total, [pid, ms]) => total + ms - (before.get(pid) ?? 0), 0);
};

const mainThreads = (profile: string): ReadonlyMap<number, number> => {
  const lines = execFileSync("ps", ["-eo", "pid=,args="], { encoding: "utf8", maxBuffer: 1e8 }).split("\n");
  const pids = lines
    .filter((line) => line.includes("--type=renderer") && line.includes(profile))
    .map((line) => Number.parseInt(line, 10));
  // A bare browser's pages do not say whose they are.
  if (pids.length === 0) throw new Error("No process of the browser's pages was found.");
  return new Map(pids.map((pid) => [pid, threadCpuMs(pid, pid) ?? 0]));
};

/** All of it in the last weeks, so that it falls into this fiscal year. */
const fullVillage = (): PlantedRecord[] => {
  const random = createRandom(98, 4, 0);
  const now = Date.now();
  const day = (fromNow: number): string => new Date(now + fromNow * dayMs).toISOString();
  const people = Array.from({ length: much.people }, () => {
    const sex = random.pick(["f", "m"]);
    const age = random.whole(18, 92);
    const name = `${givenName(random, sex)} ${surname(random)}`;
    const body = { name, nickname: nickname(random, sex, age), sex, birthYear: 2026 - age, areaCode: village };
    return { kind: "citizen", id: random.id(day(-50)), body: { ...body, houseNo: "9", status: "active" } };
  });
  const who = (at: number): string => people[at % people.length]?.id ?? volunteer;
  const logs = pastLogs(much.logs).map(({ body }, at) => {
    const when = day(-at / 200);
    const { groupCount: _group, followUpId: _from, ...rest } = body;
    return { kind: "helpLog", id: random.id(when), body: { ...rest, at: when, citizenId: who(at) } };
  });
  const due = Array.from({ length: much.due }, (_, at) => ({
    kind: "followUp",
    id: random.id(day(-20)),
    body: {
      citizenId: who(at * 2),
      areaCode: village,
      topic: "APP-LINE",
      due: day(-(at % 14)).slice(0, 10),
      priority: 1 + (at % 3),
      state: "open",
    },
  }));
  return [...people, ...logs, ...due];
};

const dayMs = 86_400_000;

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
