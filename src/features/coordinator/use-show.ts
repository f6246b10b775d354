import { useEffect } from "react";
import { useSearchParams } from "react-router";
import type { VolunteerFigures } from "#data/overview.ts";

/** What a card of the page leads to: a part of the volunteers, or the villages that have none. */
const shows = ["silent", "late", "uncovered"] as const;
export type Show = (typeof shows)[number];

export const useShow = (): Show | undefined => {
  const asked = useSearchParams()[0].get("show");
  return shows.find((show) => show === asked);
};

/** Brings what a card led to into view. `id`: of the section. */
export const useInView = (id: string, isAsked: boolean): void =>
  useEffect(() => {
    if (isAsked) document.getElementById(id)?.scrollIntoView();
  }, [id, isAsked]);

export const onlyShown = (list: readonly VolunteerFigures[], show: Show | undefined): readonly VolunteerFigures[] => {
  if (show === "silent") return list.filter(({ isSilent }) => isSilent);
  return show === "late" ? list.filter(({ overdueFollowUps }) => overdueFollowUps > 0) : list;
};
