/** Licences of what Asa is made of: which ones may be in it, and whether a package's own words name one of them. */

/**
 * Approved by the Open Source Initiative (https://opensource.org/licenses), by their SPDX names, and of those the ones
 * that go with our own Apache-2.0 in one program. Another one is added here after it was read, not before.
 */
const approved: ReadonlySet<string> = new Set([
  "0BSD",
  "Apache-2.0",
  "Artistic-2.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "BSL-1.0",
  "BlueOak-1.0.0",
  "ISC",
  "MIT",
  "MIT-0",
  "MPL-2.0",
  "OFL-1.1",
  "PostgreSQL",
  "UPL-1.0",
  "Unicode-3.0",
  "Unlicense",
  "Zlib",
]);

/** `expression` as SPDX writes it: one of several may be chosen (OR), all of several hold together (AND). */
export const isApproved = (expression: string): boolean =>
  expression
    .replaceAll(/[()]/gu, " ")
    .split(/\bOR\b/u)
    .some((choice) => choice.split(/\bAND\b/u).every((licence) => approved.has(licence.trim())));
