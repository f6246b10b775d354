import { demoDevices } from "#content/demo/demo.ts";
import type { DemoOptions } from "#content/demo/plan.ts";
import type { DemoRecord } from "#content/demo/record.ts";
import { fiscalYearOf } from "#domain/fiscal-year.ts";
import { addDays, thaiDay } from "#domain/thai-day.ts";

/** The rules of the figures in plain loops, without a database. */
export const recount = (records: readonly DemoRecord[], options: DemoOptions, area: string, now: string) => {
  const today = thaiDay(now);
  const fiscalYear = fiscalYearOf(today);
  const of = <Kind extends DemoRecord["kind"]>(kind: Kind) =>
    records.filter((record): record is Extract<DemoRecord, { kind: Kind }> => record.kind === kind);
  const targets = of("villageTarget").filter(({ body }) => body.areaCode.startsWith(area));
  const villages = targets.map(({ body }) => body.areaCode);
  const logs = of("helpLog").filter(({ body }) => body.areaCode.startsWith(area));
  const thisYear = logs.filter(
    ({ body }) =>
      fiscalYearOf(thaiDay(body.at)) === fiscalYear && ["done", "partly", "referred"].includes(body.outcome),
  );
  const distinct = (some: typeof logs): number =>
    new Set(some.map(({ body }) => body.citizenId).filter((id) => id !== undefined)).size;
  const isActive = (village: string): boolean =>
    logs.some(({ body }) => body.areaCode === village && thaiDay(body.at) >= addDays(today, -90));
  const volunteers = of("membership").filter(({ body }) => body.role === "volunteer" && body.scope.startsWith(area));
  const lastSeen = new Map([...demoDevices(options)].map((device) => [device.userId, device.lastSeenAt]));
  const seenSince = (days: number): number => {
    const since = new Date(Date.parse(now) - days * 86_400_000).toISOString();
    return volunteers.filter(({ body }) => (lastSeen.get(body.userId) ?? "") >= since).length;
  };
  const subdistricts = [...new Set(villages.map((village) => village.slice(0, 6)))].toSorted();
  const away = new Set(of("citizen").flatMap(({ id, body }) => (body.status === "active" ? [] : [id])));
  const overdueIn = (village: string): number =>
    of("followUp").filter(
      ({ body }) => body.areaCode === village && body.state === "open" && body.due < today && !away.has(body.citizenId),
    ).length;
  const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
  const late = villages.map(overdueIn).filter((count) => count > 0);
  return {
    villages,
    lastSeen,
    peopleHelpedBy: (userId: string) => distinct(thisYear.filter(({ body }) => body.by === userId)),
    overdueIn,
    figures: {
      devicesSent14Days: { n: seenSince(14), of: volunteers.length },
      peopleHelped: distinct(thisYear),
      groupHelps: thisYear.filter(({ body }) => body.groupCount !== undefined).length,
      towardsTarget: sum(
        villages.map((code) => Math.min(4, distinct(thisYear.filter(({ body }) => body.areaCode === code)))),
      ),
      overdue: { followUps: sum(late), villages: late.length },
      target: targets.length * 4,
      villages: villages.length,
      activeVillages: villages.filter(isActive).length,
      silentVolunteers: volunteers.length - seenSince(30),
      volunteersWithLostData: 0,
      openConflicts: 0,
      openReviews: 0,
      attention: [],
      subdistricts: subdistricts.map((code) => {
        const inside = villages.filter((village) => village.startsWith(code));
        return {
          code,
          villages: inside.length,
          activeVillages: inside.filter(isActive).length,
          peopleHelped: distinct(thisYear.filter(({ body }) => body.areaCode.startsWith(code))),
          target: inside.length * 4,
        };
      }),
    },
  };
};
