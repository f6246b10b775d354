/** What a screen would show: its hook, run on a phone without a browser. */
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import type { Phone } from "#data/phone.ts";
import { PhoneContext } from "#data/use-phone.ts";

/** Stands in for dexie-react-hooks: `vi.mock("dexie-react-hooks", () => import("./read-hook.ts"))`. */
export const useLiveQuery = <T>(query: () => Promise<T>): T | undefined => {
  const at = asked.push(query) - 1;
  // It is the same query's answer, of the render before.
  return answers[at] as T | undefined;
};

const asked: (() => Promise<unknown>)[] = [];
const answers: unknown[] = [];
/** A query may stand on what another one found. */
const RENDERS = 4;

export const readHook = async <T>(phone: Phone, useIt: () => T): Promise<T> => {
  const found: T[] = [];
  const Probe = (): null => {
    found.push(useIt());
    return null;
  };
  answers.length = 0;
  for (let render = 0; render < RENDERS; render++) {
    asked.length = 0;
    renderToStaticMarkup(createElement(PhoneContext, { value: phone }, createElement(Probe)));
    answers.splice(0, answers.length, ...(await Promise.all(asked.map((query) => query()))));
  }
  const last = found.at(-1);
  if (last === undefined) throw new Error("the hook never had an answer");
  return last;
};
