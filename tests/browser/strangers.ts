/** What a hostile text would have become, had it become more than text. */
import type { Page } from "@playwright/test";

/** Elements and attributes that our screens never have, links that are no address, and text that is wider than the phone. */
export const strangersIn = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const never =
      "script, iframe, object, embed, base, meta, link, style, form[action], math, marquee, template, title";
    const found = [...document.querySelectorAll(`main :is(${never})`)].filter(
      ({ parentElement }) => !parentElement?.closest("svg"),
    );
    const all = [...document.querySelectorAll("body *")];
    const acting = all.filter((one) =>
      one.getAttributeNames().some((name) => name.startsWith("on") || name === "srcdoc"),
    );
    const links = [...document.querySelectorAll("a")].filter(
      ({ protocol }) => !/^(?:https?|tel|sms):$/u.test(protocol),
    );
    const isWide = document.documentElement.scrollWidth > document.documentElement.clientWidth;
    return [
      ...[...found, ...acting, ...links].map((one) => one.outerHTML.slice(0, 200)),
      ...(isWide ? ["too wide"] : []),
    ];
  });
