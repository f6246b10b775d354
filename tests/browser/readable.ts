import type { Page } from "@playwright/test";

/**
 * What of the screen a person cannot read: text beyond the screen's edge or its own button, and fields that hide part of
 * what stands in them. Each as a sentence.
 */
export const cutText = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const found: string[] = [];
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth > clientWidth) found.push(`the page is ${scrollWidth} wide on a screen of ${clientWidth}`);

    const holders = "button, a, .card, .tile, .choice, .pick, .state, .plate, .notice, .toast, .prompt, .strip, th, td";
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      const text = (node.textContent ?? "").trim();
      const parent = node.parentElement;
      if (text === "" || !parent || parent.closest(".only-spoken, noscript, title, script, style, option")) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const box of range.getClientRects()) {
        if (box.width === 0) continue;
        if (box.left < -1 || box.right > clientWidth + 1) found.push(`"${text}" runs over the edge of the screen`);
        const holder = parent.closest(holders)?.getBoundingClientRect();
        if (holder && (box.left < holder.left - 1 || box.right > holder.right + 1)) {
          found.push(`"${text}" runs out of its ${parent.closest(holders)?.className || parent.tagName}`);
        }
      }
    }
    // A hidden file field has a button of its own in its place.
    for (const field of document.querySelectorAll("input:not(.only-spoken), select")) {
      if (field.scrollWidth > field.clientWidth + 1) found.push(`the field ${field.id} cuts what stands in it`);
    }
    for (const element of document.body.querySelectorAll<HTMLElement>("*")) {
      const { overflowX, overflowY } = getComputedStyle(element);
      const cuts = (overflow: string): boolean => overflow === "hidden" || overflow === "clip";
      const isOurs = !element.closest(".only-spoken, .track, input, svg, .rail");
      if (isOurs && cuts(overflowX) && element.scrollWidth > element.clientWidth + 1) {
        found.push(
          `${element.className || element.tagName} cuts ${element.scrollWidth - element.clientWidth} px of width`,
        );
      }
      if (isOurs && cuts(overflowY) && element.scrollHeight > element.clientHeight + 1) {
        found.push(
          `${element.className || element.tagName} cuts ${element.scrollHeight - element.clientHeight} px of height`,
        );
      }
    }
    return [...new Set(found)];
  });

/** What is too small for a thumb: less than 48 px in height or width. A link inside a sentence may be as it is. */
export const smallTargets = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const least = 47.5;
    // What a finger meets is the row, the pill or the tile round the control itself.
    const outer = ".row, .choice, .pick, .setting, .timeline > li";
    const controls = [...document.querySelectorAll<HTMLElement>("main, header, footer, nav, dialog")].flatMap(
      (part) => [...part.querySelectorAll<HTMLElement>("a[href], button, input, select, textarea")],
    );
    return [...new Set(controls)].flatMap((control) => {
      const isRowLink = control.matches("a.row-name, input[type=radio], input[type=checkbox]");
      const target = isRowLink ? (control.closest(outer) ?? control) : control;
      const { width, height } = target.getBoundingClientRect();
      if (width === 0 || control.closest(".only-spoken")) return [];
      return width < least || height < least
        ? [`"${(control.textContent || control.id).trim()}" is ${Math.round(width)} × ${Math.round(height)}`]
        : [];
    });
  });
