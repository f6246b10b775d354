/**
 * JSON text from outside as a value. Throws for what is no JSON, nests too deep, or holds a number that is too large for
 * one: it would read as Infinity, and be stored as nothing.
 */
export const parseJson = (text: string): unknown => {
  if (isTooDeep(text)) throw new SyntaxError("JSON nests too deep.");
  const value: unknown = JSON.parse(text);
  if (hasInfinity(value)) throw new SyntaxError("A number in JSON is too large.");
  return value;
};

const hasInfinity = (value: unknown): boolean => {
  if (typeof value === "number") return !Number.isFinite(value);
  return typeof value === "object" && value !== null && Object.values(value).some(hasInfinity);
};

// Deep nesting would exhaust the stack of whatever walks the value later; our own requests nest less than ten deep.
const DEEPEST = 32;
const isTooDeep = (text: string): boolean => {
  let depth = 0;
  let isInString = false;
  for (let at = 0; at < text.length; at++) {
    const letter = text.charCodeAt(at);
    if (isInString && letter === BACKSLASH) at++;
    else if (letter === QUOTE) isInString = !isInString;
    else if (isInString) continue;
    else if (letter === OPEN_LIST || letter === OPEN_OBJECT) depth++;
    else if (letter === CLOSE_LIST || letter === CLOSE_OBJECT) depth--;
    if (depth > DEEPEST) return true;
  }
  return false;
};

const [QUOTE, BACKSLASH, OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x22, 0x5c, 0x5b, 0x5d, 0x7b, 0x7d];
