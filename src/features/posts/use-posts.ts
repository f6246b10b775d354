import { useSearchParams } from "react-router";
import { useKeptAnswer, type KeptAnswer } from "#data/kept-answer.ts";
import { coordinatedAreas } from "#data/overview.ts";
import { postsOf, type PostsInArea } from "#data/posts.ts";
import { areaLevel } from "#domain/area.ts";
import { useAccount } from "#features/feature.ts";

export interface AskedPosts extends KeptAnswer<PostsInArea> {
  readonly area: string;
  readonly isSettled: boolean;
}

/** Of the area in the address, or of the widest of one's own. Whether it may be seen is the server's to say. */
export const usePosts = (): AskedPosts => {
  const [own = ""] = coordinatedAreas(useAccount());
  const [search] = useSearchParams();
  const asked = search.get("area") ?? "";
  const level = areaLevel(asked);
  const area = level === null || level === "village" ? own : asked;
  const answer = useKeptAnswer(postsOf(area));
  return { ...answer, area, isSettled: Boolean(answer.value) || (answer.value === null && !answer.isRenewing) };
};
