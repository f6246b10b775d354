import { useTranslation } from "react-i18next";
import { useAttention } from "#data/use-phone.ts";
import { Badge } from "#ui/badge.tsx";

/** On the menu: how many things wait for this person. Read together with the lists it leads to. */
export const AttentionBadge = () => {
  const { t } = useTranslation("common");
  const count = useAttention()?.total ?? 0;
  return count > 0 ? <Badge count={count} spoken={t(($) => $.chip.needsYou, { count })} /> : null;
};
