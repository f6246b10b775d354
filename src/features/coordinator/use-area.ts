import { useSearchParams } from "react-router";
import { coordinatedAreas } from "#data/overview.ts";
import { areaLevel } from "#domain/area.ts";
import { useAccount } from "#features/feature.ts";

/** The area in the address, or the widest of one's own. Whether it may be seen is the server's to say. */
export const useArea = (): { readonly own: readonly string[]; readonly area: string } => {
  const own = coordinatedAreas(useAccount());
  const [search] = useSearchParams();
  const asked = search.get("area") ?? "";
  const level = areaLevel(asked);
  return { own, area: level === null || level === "village" ? (own[0] ?? "") : asked };
};
