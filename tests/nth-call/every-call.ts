/** Makes a flow's first call go wrong, then its second, and so on until it goes through without meeting one. */
import { pageOn, type Page } from "./idb-faults.ts";
import type { Meter } from "./meter.ts";

/** `done`: what the flow gave. `closed`: the page was gone before the flow could give anything. */
export type Outcome<T> = { readonly end: "done"; readonly value: T } | { readonly end: "closed" };

export interface Flow<World, T> {
  /** The world before the flow, and the disk of its phone. */
  readonly prepare: () => Promise<{ readonly world: World; readonly disk: IDBFactory }>;
  /** Up to the moment from which calls are counted. */
  readonly begin?: (page: Page, world: World) => Promise<void>;
  readonly run: (page: Page, world: World) => Promise<T>;
  /** What is wrong afterwards, told by a page that is opened anew; then what is wrong after the next try. */
  readonly wrong: (world: World, disk: IDBFactory, outcome: Outcome<T>) => Promise<readonly string[]>;
}

/** How many calls the flow makes, and all that went wrong at any of them. `meterOf`: which calls are counted. */
export const failEveryCall = async <World, T, Way>(
  flow: Flow<World, T>,
  way: Way,
  meterOf: (page: Page, world: World) => Meter<Way>,
): Promise<{ readonly calls: number; readonly wrong: readonly string[] }> => {
  const wrong: string[] = [];
  for (let n = 1; ; n++) {
    const { world, disk } = await flow.prepare();
    const page = pageOn(disk);
    await flow.begin?.(page, world);
    const meter = meterOf(page, world);
    meter.arm(n, way);
    const closed = page.closed.then(() => ({ end: "closed" }) as const);
    const outcome = await Promise.race([
      closed,
      flow.run(page, world).then((value) => ({ end: "done", value }) as const),
    ]);
    const calls = meter.calls();
    meter.disarm();
    page.close();
    wrong.push(...(await flow.wrong(world, disk, outcome)).map((what) => `call ${n} ${String(way)}: ${what}`));
    if (calls < n) return { calls, wrong };
  }
};
