/** Which posts a coordinator may give, and where. The server decides again. */
import { isWithin, villageCode, type Subdistrict } from "#domain/area.ts";
import { arabicDigits } from "#domain/digits.ts";
import { roleRules, type Grant, type Role } from "#domain/roles.ts";

type Posts = readonly Pick<Grant, "role" | "scope">[];

/** In the order of the roles' table; volunteers, who are by far the most, first. */
export const rolesToGive = (own: Posts): readonly Role[] => {
  const given = own.flatMap(({ role, scope }) =>
    Object.entries(roleRules[role].gives ?? {}).flatMap(([name, how]) =>
      how === "narrower" && scope.length >= 6 ? [] : [name as Role],
    ),
  );
  return [...new Set(given)];
};

/** Codes of the areas to choose from for such a post, or of the sub-districts in which a number is still to be said. */
export const areasFor = (role: Role, own: Posts, subdistricts: readonly Subdistrict[]): readonly string[] => {
  const codes = subdistricts.flatMap(({ code, district, province }) => [province.code, district.code, code]);
  return [...new Set(codes)].filter((code) =>
    own.some(({ role: holds, scope }) => {
      const how = roleRules[holds].gives?.[role];
      if (how === undefined || !isWithin(scope, code)) return false;
      return needsNumber(role) ? code.length === 6 : how === "any" || code.length > scope.length;
    }),
  );
};

/** A village and a centre are numbered inside their sub-district. */
export const needsNumber = (role: Role): boolean => role === "volunteer" || role === "centre";

/** `place` as chosen, with the number where it still needs one; null while they make no place. */
export const scopeOf = (role: Role, place: string, typed: string): string | null => {
  if (place.length !== 6 || !needsNumber(role)) return place === "" ? null : place;
  const number = Number(arabicDigits(typed).trim());
  if (role === "volunteer") return villageCode(place, number);
  return Number.isInteger(number) && number >= 1 && number <= 99 ? `${place}-${String(number).padStart(2, "0")}` : null;
};
