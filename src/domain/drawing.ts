/**
 * A picture of a course as data: a tree of a few SVG elements, so that a screen makes elements of it and never sets HTML.
 * Only what is listed here exists; courses' pictures are read into it when the app is built.
 */
import * as v from "valibot";

/** Element, its attributes under React's names, what is inside it. The outermost is "svg" with a `viewBox`. */
export type Drawing = readonly [tag: DrawingTag, attributes: DrawingAttributes, children: readonly Drawing[]];

export const drawingTags = ["svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon"] as const;

export type DrawingTag = (typeof drawingTags)[number];

export type DrawingAttributes = Readonly<Partial<Record<DrawingAttribute, string>>>;

const number = /^-?\d*\.?\d+$/u;
const numbers = /^[-\d.,\s]+$/u;
const colour = /^(?:none|currentColor|white|black|#[\da-fA-F]{3}|#[\da-fA-F]{6})$/u;

/** Each attribute with what its value looks like: numbers, colours and words, never an address. */
export const drawingAttributes = {
  viewBox: numbers,
  d: /^[MmLlHhVvCcSsQqTtAaZz\-\d.,\s]+$/u,
  points: numbers,
  x: number,
  y: number,
  width: number,
  height: number,
  cx: number,
  cy: number,
  r: number,
  rx: number,
  ry: number,
  x1: number,
  y1: number,
  x2: number,
  y2: number,
  transform: /^(?:(?:translate|rotate|scale)\([-\d.,\s]+\)\s*)+$/u,
  fill: colour,
  stroke: colour,
  opacity: number,
  fillOpacity: number,
  strokeOpacity: number,
  strokeWidth: number,
  strokeDasharray: numbers,
  strokeLinecap: /^(?:butt|round|square)$/u,
  strokeLinejoin: /^(?:miter|round|bevel)$/u,
  fillRule: /^(?:nonzero|evenodd)$/u,
} as const satisfies Readonly<Record<string, RegExp>>;

export type DrawingAttribute = keyof typeof drawingAttributes;

const attributeShapes = Object.fromEntries(
  Object.entries(drawingAttributes).map(([name, shape]) => [
    name,
    v.optional(v.pipe(v.string(), v.maxLength(4000), v.regex(shape))),
  ]),
) as unknown as Record<DrawingAttribute, v.GenericSchema<string | undefined>>;

/** Drawings are shallow; what nests deeper than this is none. */
const DEEPEST = 8;

const elementWithin = (depth: number): v.GenericSchema<Drawing> =>
  v.strictTuple([
    v.picklist(drawingTags),
    v.strictObject(attributeShapes),
    depth === 0 ? v.strictTuple([]) : v.pipe(v.array(elementWithin(depth - 1)), v.maxLength(100)),
  ]) as unknown as v.GenericSchema<Drawing>;

export const drawingSchema = v.pipe(
  elementWithin(DEEPEST),
  v.check(([tag, { viewBox }]) => tag === "svg" && viewBox !== undefined),
);
