/** What a screen would show: its hook, run on a phone without a browser. */
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import type { Phone } from "#data/phone.ts";
import { PhoneContext } from "#data/use-phone.ts";
import { found, queries } from "./live-query.ts";

/** A query may stand on what another one found. */
const RENDERS = 4;

export const readHook = async <T>(phone: Phone, useIt: () => T): Promise<Exclude<T, undefined>> => {
  const shown: T[] = [];
  const Probe = (): null => {
    shown.push(useIt());
    return null;
  };
  found.length = 0;
  for (let render = 0; render < RENDERS; render++) {
    queries.length = 0;
    renderToStaticMarkup(createElement(PhoneContext, { value: phone }, createElement(Probe)));
    found.splice(0, found.length, ...(await Promise.all(queries.map((query) => query()))));
  }
  const last = shown.at(-1);
  if (last === undefined) throw new Error("the hook never had an answer");
  return last as Exclude<T, undefined>; // just looked at
};
